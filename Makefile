# Two commands do everything on a fresh machine: make run, make test.
# What they need and do not find they install: see .ci/install.

# Go may be unpacked where its site says and not be on the PATH yet.
export PATH := $(PATH):/usr/local/go/bin
# One set of flags for everything, so that builds and tests share what is
# compiled. The tag promises Fyne that we call it on its own goroutine only.
# The version comes from FyneApp.toml, not from git, which refuses a checkout
# that belongs to somebody else.
export GOFLAGS := $(GOFLAGS) -buildvcs=false -trimpath -tags=migrated_fynedo

gotestsum := .tools/gotestsum-1.13.0

.PHONY: help run test build bench shots figures lint clean

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s%s\n", $$1, $$2}' Makefile

run: build ## build Kneewise and open it
	@.ci/start

build: ## build ./kneewise
	@.ci/install build
	@.ci/build

test: ready $(gotestsum) ## run all tests, those on the real window too
	@KNEEWISE_BIN=$(CURDIR)/kneewise $(gotestsum)/gotestsum --format pkgname -- -timeout 20m ./...

bench: ready ## measure what has to be quick
	@go test -run '^$$' -bench . -benchmem ./...

shots: ready ## take pictures of every page into shots/
	@KNEEWISE_BIN=$(CURDIR)/kneewise KNEEWISE_SHOTS=$(CURDIR)/shots go test -count=1 -timeout 30m -run TestShots ./ui/e2e

figures: ## paint all drawn exercises into shots/
	@.ci/install build
	@mkdir -p shots
	@KNEEWISE_SHOTS=$(CURDIR)/shots go test -count=1 -run TestSheetOfFigures ./ui/kit

lint: ## look for what the compiler does not
	@.ci/install build
	@files=$$(go run mvdan.cc/gofumpt@v0.12.0 -l .) && if [ -n "$$files" ]; then echo "gofumpt would change: $$files"; exit 1; fi
	@.ci/check-install
	@go vet ./...
	@go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

clean: ## remove what was built
	rm -rf kneewise dist shots .tools

.PHONY: ready
ready:
	@.ci/install test
	@.ci/build

$(gotestsum):
	@GOBIN=$(CURDIR)/$@ go install gotest.tools/gotestsum@v1.13.0
