// Reads a history of registers, a JSON object a line, and exits with 1 when no order of its operations explains it.
// The checker is porcupine: https://github.com/anishathalye/porcupine
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"time"

	"github.com/anishathalye/porcupine"
)

type line struct {
	Client int
	Key    string
	Kind   string // read or write
	Value  string // what was written, or was read
	Call   int64  // ns
	Return int64  // ns; 0: nobody knows whether the write is stored, so it may take effect at any later time
}

type input struct {
	key, value string
	write      bool
}

var register = porcupine.Model{
	Partition: func(history []porcupine.Operation) [][]porcupine.Operation {
		byKey := map[string][]porcupine.Operation{}
		for _, each := range history {
			key := each.Input.(input).key
			byKey[key] = append(byKey[key], each)
		}
		parts := [][]porcupine.Operation{}
		for _, part := range byKey {
			parts = append(parts, part)
		}
		return parts
	},
	Init: func() any { return "" },
	Step: func(state, in, out any) (bool, any) {
		if op := in.(input); op.write {
			return true, op.value
		}
		return out.(string) == state.(string), state
	},
}

func main() {
	var history []porcupine.Operation
	scanner := bufio.NewScanner(os.Stdin)
	for scanner.Scan() {
		var each line
		if err := json.Unmarshal(scanner.Bytes(), &each); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		end := each.Return
		if end == 0 {
			end = math.MaxInt64
		}
		op := input{key: each.Key, value: each.Value, write: each.Kind == "write"}
		history = append(history, porcupine.Operation{ClientId: each.Client, Input: op, Call: each.Call, Output: each.Value, Return: end})
	}
	result := porcupine.CheckOperationsTimeout(register, history, 5*time.Minute)
	fmt.Printf("%s %d\n", result, len(history))
	if result != porcupine.Ok {
		os.Exit(1)
	}
}
