package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"net"
	"time"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
)

const (
	prefixBytes = 5
	// More than all answers under way, so that no answer waits for us.
	windowBytes = 1 << 30
)

type openCall struct {
	start  time.Time
	bytes  int
	status string
}

// One connection of HTTP/2 with calls of one rpc.
type connection struct {
	in      *bufio.Reader
	out     *bufio.Writer
	framer  *http2.Framer
	decoder *hpack.Decoder
	// What each request begins with, once the server's table knows its fields.
	headers []byte
	calls   map[uint32]*openCall
	current *openCall
	lastID  uint32
	// Bytes that the server still takes, and that we have taken since we told it so.
	window, taken int
}

func unary(p *plan, requests *source, m *meter, inFlight int) error {
	socket, err := net.Dial("tcp", p.Target)
	if err != nil {
		return err
	}
	defer socket.Close()
	c, err := openConnection(socket)
	if err != nil {
		return err
	}
	message := make([]byte, 0, 4096)
	waiting := inFlight
	for waiting > 0 || len(c.calls) > 0 {
		for waiting > 0 && c.window >= requests.largest+prefixBytes {
			waiting--
			message = prefixed(message[:0], requests.take())
			if err := c.send(p, message); err != nil {
				return err
			}
		}
		if c.in.Buffered() == 0 {
			if err := c.out.Flush(); err != nil {
				return err
			}
		}
		ended, err := c.read()
		if err != nil {
			return err
		}
		if ended != nil && m.ended(ended.start, ended.failure()) {
			waiting++
		}
	}
	return nil
}

// A call without a status of 0 and a message has failed.
func (o *openCall) failure() string {
	if o.status == "0" && o.bytes >= prefixBytes {
		return ""
	}
	return fmt.Sprintf("grpc-status %q with %d bytes", o.status, o.bytes)
}

// A message of gRPC: not compressed, its length, its bytes.
func prefixed(into, message []byte) []byte {
	into = append(into, 0)
	into = binary.BigEndian.AppendUint32(into, uint32(len(message)))
	return append(into, message...)
}

func openConnection(socket net.Conn) (*connection, error) {
	c := &connection{
		in:     bufio.NewReaderSize(socket, 64<<10),
		out:    bufio.NewWriterSize(socket, 64<<10),
		calls:  map[uint32]*openCall{},
		lastID: ^uint32(0),
		window: 65535,
	}
	c.framer = http2.NewFramer(c.out, c.in)
	c.framer.SetReuseFrames()
	c.decoder = hpack.NewDecoder(4096, func(field hpack.HeaderField) {
		if c.current != nil && field.Name == "grpc-status" {
			c.current.status = field.Value
		}
	})
	if _, err := c.out.WriteString(http2.ClientPreface); err != nil {
		return nil, err
	}
	if err := c.framer.WriteSettings(http2.Setting{ID: http2.SettingInitialWindowSize, Val: windowBytes}); err != nil {
		return nil, err
	}
	return c, c.framer.WriteWindowUpdate(0, windowBytes)
}

func (c *connection) send(p *plan, message []byte) error {
	c.lastID += 2
	block := c.headers
	if block == nil {
		block = c.encodeHeaders(p)
	}
	err := c.framer.WriteHeaders(http2.HeadersFrameParam{StreamID: c.lastID, BlockFragment: block, EndHeaders: true})
	if err != nil {
		return err
	}
	c.calls[c.lastID] = &openCall{start: time.Now()}
	c.window -= len(message)
	return c.framer.WriteData(c.lastID, true, message)
}

// The first block puts the fields into the server's table, every further one only names their places there.
func (c *connection) encodeHeaders(p *plan) []byte {
	fields := [][2]string{{":method", "POST"}, {":scheme", "http"}, {":path", p.Path}, {":authority", p.Target},
		{"content-type", "application/grpc"}, {"te", "trailers"}}
	var buffer bytes.Buffer
	encoder := hpack.NewEncoder(&buffer)
	encode := func() []byte {
		buffer.Reset()
		for _, field := range fields {
			// Writing into a buffer can't fail.
			_ = encoder.WriteField(hpack.HeaderField{Name: field[0], Value: field[1]})
		}
		return bytes.Clone(buffer.Bytes())
	}
	first := encode()
	c.headers = encode()
	return first
}

// Reads one frame; answers the call that it ended.
func (c *connection) read() (*openCall, error) {
	frame, err := c.framer.ReadFrame()
	if err != nil {
		return nil, err
	}
	switch f := frame.(type) {
	case *http2.DataFrame:
		return c.readData(f)
	case *http2.HeadersFrame:
		c.current = c.calls[f.StreamID]
		if _, err := c.decoder.Write(f.HeaderBlockFragment()); err != nil {
			return nil, err
		}
		if !f.HeadersEnded() {
			return nil, fmt.Errorf("headers of more than one frame")
		}
		return c.endedBy(f.StreamID, f.StreamEnded()), c.decoder.Close()
	case *http2.RSTStreamFrame:
		return c.endedBy(f.StreamID, true), nil
	case *http2.WindowUpdateFrame:
		if f.StreamID == 0 {
			c.window += int(f.Increment)
		}
	case *http2.SettingsFrame:
		if !f.IsAck() {
			return nil, c.framer.WriteSettingsAck()
		}
	case *http2.PingFrame:
		if !f.IsAck() {
			return nil, c.framer.WritePing(true, f.Data)
		}
	case *http2.GoAwayFrame:
		return nil, fmt.Errorf("the server ends the connection: %v", f.ErrCode)
	}
	return nil, nil
}

func (c *connection) readData(f *http2.DataFrame) (*openCall, error) {
	if call := c.calls[f.StreamID]; call != nil {
		call.bytes += len(f.Data())
	}
	c.taken += int(f.Length)
	if c.taken > windowBytes/2 {
		if err := c.framer.WriteWindowUpdate(0, uint32(c.taken)); err != nil {
			return nil, err
		}
		c.taken = 0
	}
	return c.endedBy(f.StreamID, f.StreamEnded()), nil
}

func (c *connection) endedBy(id uint32, ended bool) *openCall {
	call := c.calls[id]
	if !ended || call == nil {
		return nil
	}
	delete(c.calls, id)
	return call
}
