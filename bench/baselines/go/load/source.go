package main

import (
	"bytes"
	"math/rand/v2"
	"time"
)

// Stand in a request where every call has an id of its own: a key, and a request_id, which begins with the time as clients make it.
// Zeros become random digits, which makes UUIDs of versions 4 and 7.
const (
	idTemplate        = "00000000-0000-4000-8000-000000000000"
	requestIDTemplate = "00000000-0000-7000-8000-000000000000"
)

var fills = map[string]func(id []byte){
	idTemplate:        func(id []byte) { fillRandom(id, idTemplate) },
	requestIDTemplate: fillRequestID,
}

// An id in a request.
type place struct {
	at   int
	fill func(id []byte)
}

// Requests of one connection. Connections begin at different ones.
type source struct {
	requests [][]byte
	// Where the ids of each request are.
	places  [][]place
	largest int
	next    int
}

func newSource(p *plan, connection int) *source {
	s := &source{next: connection * len(p.Requests) / p.Connections}
	for _, request := range p.Requests {
		s.requests = append(s.requests, bytes.Clone(request))
		s.places = append(s.places, findIDs(request))
		s.largest = max(s.largest, len(request))
	}
	return s
}

func findIDs(request []byte) (places []place) {
	for from := 0; from+len(idTemplate) <= len(request); from++ {
		if fill, found := fills[string(request[from:from+len(idTemplate)])]; found {
			places = append(places, place{from, fill})
		}
	}
	return places
}

// The next request; it must be copied before the next call.
func (s *source) take() []byte {
	i := s.next % len(s.requests)
	request := s.requests[i]
	for _, place := range s.places[i] {
		place.fill(request[place.at : place.at+len(idTemplate)])
	}
	s.next++
	return request
}

const digits = "0123456789abcdef"

func fillRequestID(id []byte) {
	fillRandom(id, requestIDTemplate)
	now := time.Now().UnixMilli()
	for i := len("00000000-0000") - 1; i >= 0; i-- {
		if id[i] == '-' {
			continue
		}
		id[i] = digits[now&15]
		now >>= 4
	}
}

func fillRandom(id []byte, template string) {
	random, left := uint64(0), 0
	for i := range id {
		if template[i] != '0' {
			continue
		}
		if left == 0 {
			random, left = rand.Uint64(), 16
		}
		id[i] = digits[random&15]
		random >>= 4
		left--
	}
}
