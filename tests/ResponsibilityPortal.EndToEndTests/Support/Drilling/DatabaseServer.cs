using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>
/// A PostgreSQL server that syncs what it commits, with its data in a temporary directory. It listens on a socket there, not on the
/// network.
/// </summary>
internal sealed class DatabaseServer : IAsyncDisposable
{
    private const string Owner = "postgres";

    /// <summary>
    /// Enough connections for two portals. A standby that has lost its primary asks for it five times a second, and finds what it has
    /// missed. Shared memory is in the data directory, so that a killed server leaves none behind.
    /// </summary>
    private const string Options =
        "-c listen_addresses= -c max_connections=250 -c wal_retrieve_retry_interval=200ms -c wal_keep_size=256MB "
        + "-c dynamic_shared_memory_type=mmap";

    /// <summary>The line of <c>postmaster.pid</c> with the key and the ID of the shared memory, counted from 0.</summary>
    private const int MemoryLine = 6;

    private readonly TemporaryDirectory _directory = new();
    private bool _isRunning;

    private DatabaseServer()
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var chown = Process.Start("chown", [Owner, _directory.Path]);
            chown.WaitForExit();
        }
    }

    /// <summary>The directory of the socket, as the host in a connection string.</summary>
    public string Host => _directory.Path;

    private string Data => _directory.File("data");

    private string Log => _directory.File("server.log");

    /// <summary>Starts a server with an empty database.</summary>
    public static async Task<DatabaseServer> StartNewAsync()
    {
        var server = new DatabaseServer();
        await server.RunAsync("initdb", "-D", server.Data, "-A", "trust", "-U", Owner, "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts a standby that follows a server.</summary>
    public static async Task<DatabaseServer> StartStandbyAsync(DatabaseServer primary)
    {
        var server = new DatabaseServer();
        await server.FollowAsync(primary);
        return server;
    }

    /// <summary>Replaces the data of a stopped server by those of another one, and follows it from then on.</summary>
    public async Task FollowAsync(DatabaseServer primary)
    {
        if (Directory.Exists(Data))
        {
            Directory.Delete(Data, recursive: true);
        }

        await RunAsync("pg_basebackup", "-h", primary.Host, "-U", Owner, "-D", Data, "-R", "-c", "fast", "--no-sync");
        await StartAsync();
    }

    public async Task StartAsync()
    {
        await RunAsync("pg_ctl", "-D", Data, "-w", "-l", Log, "-o", $"-k {_directory.Path} {Options}", "start");
        _isRunning = true;
    }

    /// <summary>Stops the server as an administrator does: open transactions are rolled back.</summary>
    public async Task StopAsync()
    {
        await RunAsync("pg_ctl", "-D", Data, "-w", "-m", "fast", "stop");
        _isRunning = false;
    }

    /// <summary>Ends all processes of the server as a power cut would.</summary>
    public async Task KillAsync()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid"));
        using var process = Process.GetProcessById(int.Parse(lines[0], CultureInfo.InvariantCulture));
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        _isRunning = false;

        // A power cut would also free the memory by which PostgreSQL sees that a directory is in use.
        using var release = Process.Start("ipcrm", ["-m", lines[MemoryLine].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]]);
        await release.WaitForExitAsync();
    }

    /// <summary>Makes a standby the server that writes.</summary>
    public Task PromoteAsync() => RunAsync("pg_ctl", "-D", Data, "-w", "promote");

    /// <summary>Runs a statement, and returns the first value of its result.</summary>
    public async Task<object?> AskAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Opens a connection of its own.</summary>
    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection($"Host={Host};Username={Owner};Database={Owner};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isRunning)
        {
            await KillAsync();
        }

        _directory.Dispose();
    }

    /// <summary>Runs a program of PostgreSQL, as another user if this one is root, which it refuses.</summary>
    private async Task RunAsync(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(Programs(), program), .. arguments];
        string[] words = Environment.IsPrivilegedProcess ? ["runuser", "-u", Owner, "--", .. command] : command;
        using var process = Process.Start(
            new ProcessStartInfo(words[0], words[1..])
            {
                WorkingDirectory = "/",
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var log = File.Exists(Log) ? await File.ReadAllTextAsync(Log) : "";
        Assert.True(process.ExitCode == 0, $"{program} failed. {await output}{await errors}{log}");
    }

    /// <summary>The directory of the newest installed version.</summary>
    private static string Programs() =>
        Directory
            .GetDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .Where(programs => File.Exists(Path.Combine(programs, "initdb")))
            .MaxBy(programs => programs, StringComparer.Ordinal)
        ?? throw new InvalidOperationException("PostgreSQL is missing. `bash tests/run.sh` installs it.");
}
