// Package store keeps a person's plan in one SQLite file, through GORM.
//
// It knows the data folder and its modes, the tables and how their rows become
// values of [model] and back, transactions, migrations with a copy of the file
// before them, and the lock for one window per folder. [DB] is a store as the
// planner wants one: View reads one consistent state, Update writes all or
// nothing.
//
// It does not know rules, screens, sentences or what time it is, nor what a
// value means: model's Validate methods decide what is written, and a row that
// they would refuse is reported by table and ID when it is read.
//
// Of GORM it uses connections, transactions, inserts and queries; never
// AutoMigrate, which loses cascaded rows when it rebuilds a table.
package store
