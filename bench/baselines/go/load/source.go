package main

import (
	"bytes"
	"math/rand/v2"
)

// Stands in a request where every call has an id of its own. Its zeros become random digits, which makes a UUID of version 4.
const idTemplate = "00000000-0000-4000-8000-000000000000"

// Requests of one connection. Connections begin at different ones.
type source struct {
	requests [][]byte
	// Where the ids of each request begin.
	idsAt   [][]int
	largest int
	next    int
}

func newSource(p *plan, connection int) *source {
	s := &source{next: connection * len(p.Requests) / p.Connections}
	for _, request := range p.Requests {
		s.requests = append(s.requests, bytes.Clone(request))
		s.idsAt = append(s.idsAt, findIDs(request))
		s.largest = max(s.largest, len(request))
	}
	return s
}

func findIDs(request []byte) (idsAt []int) {
	for from := 0; ; {
		at := bytes.Index(request[from:], []byte(idTemplate))
		if at < 0 {
			return idsAt
		}
		idsAt = append(idsAt, from+at)
		from += at + len(idTemplate)
	}
}

// The next request; it must be copied before the next call.
func (s *source) take() []byte {
	i := s.next % len(s.requests)
	request := s.requests[i]
	for _, at := range s.idsAt[i] {
		fillID(request[at : at+len(idTemplate)])
	}
	s.next++
	return request
}

func fillID(id []byte) {
	const digits = "0123456789abcdef"
	random, left := uint64(0), 0
	for i := range id {
		if idTemplate[i] != '0' {
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
