#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: replay.sh PROGRAM FOLDER
exec "$1" "$2"/*
