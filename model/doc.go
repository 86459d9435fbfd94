// Package model says what a training plan is: weeks, sessions, exercises,
// amounts, pain and the person they belong to.
//
// It knows the shape and the bounds of each value ([Session.Validate] and its
// siblings) and nothing of databases, windows, files or the clock. Amounts are
// exact integers in the smallest unit anything is entered in, days are
// [civil.Date], instants are UTC [time.Time] with the IANA zone's name beside
// them.
//
// [civil.Date]: https://pkg.go.dev/cloud.google.com/go/civil#Date
package model
