package main

import (
	crewdb "crewdb.internal/go"
	mainv1 "crewdb.internal/go/crewdb/main/v1"
	walmartv1 "crewdb.internal/go/crewdb/walmart/v1"
)

func clientOver(name string, tx *crewdb.Tx) any {
	if name == "MainDb" {
		return mainv1.NewMainDbClient(tx)
	}
	return walmartv1.NewWalmartDbClient(tx)
}
