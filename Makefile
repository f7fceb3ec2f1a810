# The commands of this repository. Each makes sure of its tools first and says what it does.

PORT ?= 8080

.PHONY: serve dist test bench fmt tools

serve: tools
	@echo "Building the page and serving it on this machine"
	@cargo xtask serve --port $(PORT)

dist: tools
	@echo "Building the page and the JavaScript module into dist/"
	@cargo xtask dist

test: tools
	@echo "Building everything and running every check"
	@cargo xtask test

bench: tools
	@echo "Measuring"
	@cargo xtask bench

fmt: tools
	@echo "Formatting the Rust code"
	@cargo fmt --all

tools:
	@sh xtask/tools.sh
