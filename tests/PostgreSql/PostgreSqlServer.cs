using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Migrations.Build.Tests.Programs;
using Npgsql;

namespace Migrations.Build.Tests.PostgreSql;

/// <summary>A throwaway cluster for one test process: on a free port of 127.0.0.1, in a temporary folder, without fsync.</summary>
/// <remarks>It ends with the process, whatever ends that.</remarks>
internal sealed class PostgreSqlServer : IDisposable
{
    /// <summary>A password that every way of writing it must survive.</summary>
    public const string Password = "p@ss:w/rd %1;'=#?";

    private static readonly Lazy<PostgreSqlServer> Started = new(Start);

    private readonly string _folder;
    private readonly string[] _command;
    private Process _process;
    private int _databases;

    private PostgreSqlServer(string folder, int port, string[] command)
    {
        _command = command;
        _folder = folder;
        _process = StartServer(command, folder);
        Port = port;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>The cluster; the first who asks starts it.</summary>
    public static PostgreSqlServer Instance => Started.Value;

    public int Port { get; }

    public static void Stop()
    {
        if (Started.IsValueCreated)
        {
            Started.Value.Dispose();
        }
    }

    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = "postgres",
        Password = Password,
        Database = database,
        Pooling = false,
        IncludeErrorDetail = true,
    }.ConnectionString;

    /// <summary>A new, empty database.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE template0").ConfigureAwait(false);
        return new TestDatabase(this, name);
    }

    public async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database));
        await connection.OpenAsync().ConfigureAwait(false);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    /// <summary>Runs a file by the psql program.</summary>
    public async Task PsqlAsync(string database, string file)
    {
        using var process = InstalledProgram.Start(new ProcessStartInfo(
            "psql",
            ["-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "postgres", "-d", database, "-q", "-v", "ON_ERROR_STOP=1", "-f", file])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["PGPASSWORD"] = Password },
        }, "postgresql-client");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"psql failed on {file}: {await output.ConfigureAwait(false)}{errors}");
        }
    }

    /// <summary>Shuts it down in mode immediate, as a crash would, and starts it again.</summary>
    public void Crash()
    {
        lock (_command)
        {
            Quit();
            _process = StartServer(_command, _folder);
        }
    }

    public void Dispose()
    {
        lock (_command)
        {
            Quit();

            if (Directory.Exists(_folder))
            {
                Directory.Delete(_folder, recursive: true);
            }
        }
    }

    private void Quit()
    {
        if (_process.HasExited)
        {
            return;
        }

        // The postmaster's own id: the child may be the program that changed the user.
        using var kill = Process.Start("kill", ["-QUIT", File.ReadLines(Path.Combine(_folder, "data", "postmaster.pid")).First()]);
        kill.WaitForExit();
        _process.WaitForExit(TimeSpan.FromSeconds(10));
    }

    private static PostgreSqlServer Start()
    {
        var bin = PostgreSqlBinaries.Find();
        var folder = Directory.CreateTempSubdirectory("migrations.build-pg-").FullName;
        var data = Path.Combine(folder, "data");
        var password = Path.Combine(folder, "password");
        File.WriteAllText(password, Password + "\n");
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", ["-R", ServerUser, folder]);
        }

        Run([.. AsServerUser(), Path.Combine(bin, "initdb"), "-D", data, "-U", "postgres", "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--locale=C", "--no-sync"]);
        var port = FreePort();
        string[] settings =
        [
            "fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off", "timezone=UTC",
            // Not minimal: there a sequence goes back when the server crashes soon after the transaction that made it.
            "wal_level=replica", "max_wal_senders=0", "max_connections=100", "shared_buffers=64MB",
            "listen_addresses=127.0.0.1", $"unix_socket_directories={folder}", "max_locks_per_transaction=1024",
        ];
        string[] command =
        [
            .. AsServerUser(), Path.Combine(bin, "postgres"), "-D", data, "-p", port.ToString(CultureInfo.InvariantCulture),
            .. settings.SelectMany(setting => new[] { "-c", setting }),
        ];
        return new PostgreSqlServer(folder, port, command);
    }

    /// <summary>
    /// The server's own signal at its parent's death comes when the thread that started it ends, so that thread lives
    /// as long as the server.
    /// </summary>
    private static Process StartServer(string[] command, string folder)
    {
        var ready = new TaskCompletionSource<Process>();
        var thread = new Thread(() =>
        {
            var lines = new List<string>();
            var process = new Process
            {
                StartInfo = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder },
            };
            process.ErrorDataReceived += (_, line) =>
            {
                lock (lines)
                {
                    if (lines.Count < 100)
                    {
                        lines.Add(line.Data ?? "");
                    }
                }

                if (line.Data?.Contains("ready to accept connections", StringComparison.Ordinal) == true)
                {
                    ready.TrySetResult(process);
                }
            };
            process.Start();
            process.BeginErrorReadLine();
            process.WaitForExit();
            lock (lines)
            {
                ready.TrySetException(new InvalidOperationException($"The PostgreSQL server ended before it was ready: {string.Join('\n', lines)}"));
            }
        })
        { IsBackground = true };
        thread.Start();
        return ready.Task.GetAwaiter().GetResult();
    }

    /// <summary>The server refuses to run as root, and an image of the SDK alone has no user for it.</summary>
    private static string ServerUser => File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    /// <summary>What stands before a command: another user when this one is root, and a signal at the parent's death.</summary>
    private static string[] AsServerUser()
    {
        if (!File.Exists("/usr/bin/setpriv"))
        {
            return Environment.IsPrivilegedProcess ? ["runuser", "-u", ServerUser, "--"] : [];
        }

        return Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={ServerUser}", "--clear-groups", "--pdeathsig=QUIT"]
            : ["setpriv", "--pdeathsig=QUIT"];
    }

    private static void Run(string[] command) => Run(command[0], command[1..]);

    private static void Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {output.Result}{errors.Result}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
