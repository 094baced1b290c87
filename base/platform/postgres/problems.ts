import { StartupProblem } from '../database/startup-problem.ts';

const useOwnServer = {
  en: 'Or set DATABASE_URL to a Postgres server of version 15 or later.',
  'zh-CN': '或者把 DATABASE_URL 设为一个 15 或更高版本的 Postgres 服务器。',
};

export function unsupportedPlatform(platform: string, cause?: unknown): StartupProblem {
  return new StartupProblem('postgres.unsupported-platform', {
    text: {
      en: `There is no built-in Postgres for this machine (${platform}).`,
      'zh-CN': `没有适用于此机器(${platform})的内置 Postgres。`,
    },
    advice: {
      en: `If the platform is named right, run npm install again without --omit=optional. ${useOwnServer.en}`,
      'zh-CN': `若平台名称无误,请重新执行 npm install(不要加 --omit=optional)。${useOwnServer['zh-CN']}`,
    },
    cause,
  });
}

export function notWritable(folder: string, cause?: unknown): StartupProblem {
  return new StartupProblem('postgres.not-writable', {
    text: {
      en: `The folder ${folder} cannot be written to, and Postgres keeps its data there.`,
      'zh-CN': `文件夹 ${folder} 无法写入,而 Postgres 需要在其中保存数据。`,
    },
    advice: {
      en: `Make it writable, or choose another with LENDLINE_DATA=/some/folder. ${useOwnServer.en}`,
      'zh-CN': `请使其可写,或用 LENDLINE_DATA=/其他/文件夹 另选位置。${useOwnServer['zh-CN']}`,
    },
    cause,
  });
}

export function notReachable(folder: string, blocking: string): StartupProblem {
  return new StartupProblem('postgres.not-reachable', {
    text: {
      en: `Postgres does not run as root, and its unprivileged user cannot enter ${blocking} on the way to ${folder}.`,
      'zh-CN': `Postgres 不以 root 运行,其普通用户无法进入 ${blocking}(通往 ${folder})。`,
    },
    advice: {
      en: `Choose a data folder outside private homes, as LENDLINE_DATA=/var/lib/lendline, or run chmod o+x ${blocking}.`,
      'zh-CN': `请选择私有主目录以外的数据文件夹,例如 LENDLINE_DATA=/var/lib/lendline,或执行 chmod o+x ${blocking}。`,
    },
  });
}

export function diskFull(folder: string, cause?: unknown): StartupProblem {
  return new StartupProblem('postgres.disk-full', {
    text: { en: `The disk that holds ${folder} is full.`, 'zh-CN': `${folder} 所在磁盘已满。` },
    advice: {
      en: 'Free at least 500 MB and start again; what was saved before is kept.',
      'zh-CN': '请腾出至少 500 MB 空间后重新启动;此前保存的数据不会丢失。',
    },
    cause,
  });
}

export function otherVersion(folder: string, versions: { found: string; ours: string }): StartupProblem {
  return new StartupProblem('postgres.other-version', {
    text: {
      en: `The data in ${folder} was written by Postgres ${versions.found}; this Lendline brings ${versions.ours}.`,
      'zh-CN': `${folder} 中的数据由 Postgres ${versions.found} 写入,而此版本 Lendline 自带 ${versions.ours}。`,
    },
    advice: {
      en: 'Start the Lendline that wrote it, copy the database out with pg_dump over its socket, and load the copy into another data folder here with psql.',
      'zh-CN': '请启动写入它的 Lendline,用 pg_dump 通过其套接字导出数据库,再用 psql 导入到此处的另一个数据文件夹。',
    },
  });
}

export function socketFolderTaken(folder: string): StartupProblem {
  return new StartupProblem('postgres.socket-folder', {
    text: {
      en: `The folder ${folder} for the database's socket belongs to someone else.`,
      'zh-CN': `数据库套接字所用的文件夹 ${folder} 属于其他用户。`,
    },
    advice: {
      en: `Remove it if it is left over, or set TMPDIR to a folder of your own.`,
      'zh-CN': '若是遗留文件夹请删除,或把 TMPDIR 设为您自己的文件夹。',
    },
  });
}

function namelessUser(cause: string): StartupProblem {
  const uid = String(process.getuid?.());
  return new StartupProblem('postgres.nameless-user', {
    text: {
      en: `Postgres does not run as the user ${uid}, because this machine has no name for that number.`,
      'zh-CN': `Postgres 无法以用户 ${uid} 运行,因为此机器上该编号没有对应的用户名。`,
    },
    advice: {
      en: `Run as a user that is in /etc/passwd (in a container: one that its image knows). ${useOwnServer.en}`,
      'zh-CN': `请以 /etc/passwd 中存在的用户运行(容器中:使用镜像内已有的用户)。${useOwnServer['zh-CN']}`,
    },
    cause,
  });
}

/** What the server or `initdb` printed before it gave up, made into what to do where we know it. */
export function startFailed(folder: string, output: string): StartupProblem {
  if (/No space left on device/i.test(output)) return diskFull(folder, output);
  if (/Read-only file system|Permission denied/i.test(output)) return notWritable(folder, output);
  if (/could not look up effective user ID/.test(output)) return namelessUser(output);
  const lastLines = output.trim().split('\n').slice(-6).join('\n') || 'no output';
  return new StartupProblem('postgres.start-failed', {
    text: {
      en: `Postgres did not start on ${folder}. It said:\n${lastLines}\n`,
      'zh-CN': `Postgres 未能在 ${folder} 上启动。其输出为:\n${lastLines}\n`,
    },
    advice: {
      en: `The whole log is ${folder}.log. ${useOwnServer.en}`,
      'zh-CN': `完整日志见 ${folder}.log。${useOwnServer['zh-CN']}`,
    },
    cause: output,
  });
}

/** A failed file operation as what to do about it; other errors stay what they are. */
export function fileProblem(folder: string, error: unknown): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder, error);
  // ENOENT: what Node.js says of a folder made with all its parents on a disk that is read-only.
  if (['EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)) return notWritable(folder, error);
  return error;
}
