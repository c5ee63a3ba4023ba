package main

import (
	"bytes"
	"math/rand/v2"
)

// The length of an id in a request.
const idBytes = 36

// Requests of one connection. Connections begin at different ones.
type source struct {
	templates, requests [][]byte
	largest             int
	idAt                int
	next                int
}

func newSource(p *plan, connection int) *source {
	s := &source{templates: p.Requests, idAt: p.IDAt, next: connection * len(p.Requests) / p.Connections}
	for _, request := range p.Requests {
		s.requests = append(s.requests, bytes.Clone(request))
		s.largest = max(s.largest, len(request))
	}
	return s
}

// The next request; it must be copied before the next call.
func (s *source) take() []byte {
	i := s.next % len(s.requests)
	request := s.requests[i]
	if s.idAt >= 0 {
		fillID(request[s.idAt:s.idAt+idBytes], s.templates[i][s.idAt:s.idAt+idBytes])
	}
	s.next++
	return request
}

// Each zero of the template becomes a random digit.
func fillID(id, template []byte) {
	const digits = "0123456789abcdef"
	random, left := uint64(0), 0
	for i, letter := range template {
		if letter != '0' {
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
