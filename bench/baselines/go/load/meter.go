package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// What the calls of one connection took. Only calls that end in the measured time count.
type meter struct {
	from, until time.Time
	durations   []time.Duration
	errors      int
	firstError  string
}

// Answers whether there is time for another call.
func (m *meter) ended(start time.Time, failure string) bool {
	now := time.Now()
	if now.Before(m.until) && !now.Before(m.from) {
		m.durations = append(m.durations, now.Sub(start))
		if failure != "" {
			m.errors++
			m.firstError = failure
		}
	}
	return now.Before(m.until)
}

type cpuTime struct {
	server, client time.Duration
	took           time.Duration
}

// Waits for the measured time and answers the CPU time that both processes used in it.
func measureCPU(pid int, from, until time.Time) (*cpuTime, error) {
	time.Sleep(time.Until(from))
	start, server, err := readCPU(pid)
	if err != nil {
		return nil, err
	}
	client := ownCPU()
	time.Sleep(time.Until(until))
	end, serverAfter, err := readCPU(pid)
	return &cpuTime{server: serverAfter - server, client: ownCPU() - client, took: end.Sub(start)}, err
}

func readCPU(pid int) (time.Time, time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return time.Time{}, 0, err
	}
	// The name may hold spaces; the numbers follow its closing parenthesis.
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	// A tick is 10 ms on every Linux of today.
	return time.Now(), time.Duration(user+system) * 10 * time.Millisecond, nil
}

func ownCPU() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func summarise(meters []*meter, cpu *cpuTime) *result {
	r := &result{Seconds: meters[0].until.Sub(meters[0].from).Seconds()}
	var all []time.Duration
	for _, m := range meters {
		all = append(all, m.durations...)
		r.Errors += m.errors
		if r.FirstError == "" {
			r.FirstError = m.firstError
		}
	}
	r.Calls = len(all)
	if r.Calls == 0 {
		return r
	}
	slices.Sort(all)
	ms := func(share float64) float64 {
		return float64(all[int(share*float64(len(all)-1))]) / float64(time.Millisecond)
	}
	r.P50Ms, r.P99Ms = ms(0.5), ms(0.99)
	// The two moments of reading may be some ms off; the calls are not.
	scale := r.Seconds / cpu.took.Seconds()
	r.ServerMicros = float64(cpu.server.Microseconds()) * scale
	r.ClientMicros = float64(cpu.client.Microseconds()) * scale
	return r
}
