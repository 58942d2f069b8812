# The two that matter to a newcomer: `make serve` and `make test`. Both bring what they need (scripts/setup).
#
# Cargo profiles, and why no more: `dev` for checks, native tests and the program that the browser tests press with;
# `module` for the two browser modules; `release` only for `make serve` and `make build`, so that `make test` does not
# compile everything a third time.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
export PATH := $(CURDIR)/node_modules/.bin:$(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

BUNDLE ?= public/incident.json
DIST ?= dist

WASM := --target wasm32-unknown-unknown --no-default-features
MODULES := target/app/.built
# All that the modules are made of; the native edge is not in them.
MODULE_SOURCES := Cargo.toml Cargo.lock rust-toolchain.toml build.rs Trunk.toml index.html \
	$(wildcard public/*.svg) $(shell find src style -type f -not -path 'src/cli*' -not -path src/main.rs 2>/dev/null)

.PHONY: help serve build modules watch test format lint native-tests browser-tests bench size clean setup-build setup-test setup-bench

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

serve: modules ## build the flagship brief and serve it on 127.0.0.1 (another: BUNDLE=my.json)
	cargo run --quiet --locked --release -- serve $(BUNDLE)

build: modules ## write the site to dist/ (elsewhere: DIST=folder)
	cargo run --quiet --locked --release -- build $(BUNDLE) --out $(DIST)

modules: $(MODULES) ## build the two browser modules into target/app

# Messages of panics name source files. Without the folder they lie in, the modules are smaller and tell nothing of whose
# machine they were made on.
PLAIN_PATHS = $$(printf -- '--remap-path-prefix=%s= ' "$${CARGO_HOME:-$$HOME/.cargo}"/registry/src/*/)

# Trunk itself runs offline: what it may use is what Cargo.lock and scripts/setup brought.
$(MODULES): $(MODULE_SOURCES) | setup-build
	cargo fetch --locked --quiet
	BRIEF_MODULES_ONLY=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$(PLAIN_PATHS)" \
		trunk build --release --locked --offline --dist target/app
	touch $@

watch: setup-build ## for work on the islands: Trunk rebuilds on change and serves the page
	trunk serve

test: setup-test ## format, lints, native tests, modules, browser tests, size budgets
	cargo fmt --check
	$(MAKE) modules
	$(MAKE) lint
	$(MAKE) native-tests
	$(MAKE) browser-tests
	rm -rf target/dist-for-size
	$(MAKE) size DIST=target/dist-for-size SIZE_PROFILE=dev

format: setup-build ## format the Rust sources
	cargo fmt

lint: setup-build ## clippy over the native program with its tests, and over both modules
	cargo clippy --locked --all-targets -- -D warnings
	cargo clippy --locked --test web -- -D warnings
	cargo clippy --locked $(WASM) --features web --bin web -- -D warnings
	cargo clippy --locked $(WASM) --features press --bin press -- -D warnings

native-tests: setup-build ## all tests that need no browser: what plain `cargo test` runs
	cargo test --locked

# The target `web` is `test = false` in Cargo.toml: plain `cargo test` leaves it out, and naming it runs it. Where the
# browser is missing it fails and says what to install. Some of them: make browser-tests ONLY=part-of-a-name ENGINE=firefox
browser-tests: setup-test modules ## the tests in Chromium, Firefox and WebKit (in one: ENGINE=chromium)
	cargo test --locked --test web -- $(ENGINE:%=--engine=%) $(ONLY)

bench: setup-bench modules ## how fast it is with 10,000 claims, and with a million points beside other libraries
	cargo bench --locked --bench page
	cargo bench --locked --bench series

SIZE_PROFILE ?= release
size: modules ## what the built site weighs, against its budgets
	cargo run --quiet --locked --profile $(SIZE_PROFILE) -- build $(BUNDLE) --out $(DIST)
	scripts/size $(DIST)

clean: ## remove all that was built; the installed tools stay
	rm -rf target dist

setup-build:
	@scripts/setup build

setup-test:
	@scripts/setup test

setup-bench:
	@scripts/setup bench
