using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>The portal as its users run it: its own process, with a temporary data directory.</summary>
public sealed partial class PortalProcess : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _setupLink = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private PortalProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Exited += (_, _) => End();
        process.EnableRaisingEvents = true;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address => _listening.Task.Result;

    /// <summary>The output of the ended process.</summary>
    public int ExitCode => _process.ExitCode;

    public string Output => string.Join('\n', _output);

    /// <summary>The process ID.</summary>
    public int Id => _process.Id;

    /// <summary>Starts the portal on a free port and waits until it listens.</summary>
    public static Task<PortalProcess> StartAsync(string dataDirectory, params string[] arguments) =>
        StartAsync(dataDirectory, [], arguments);

    /// <summary>Starts the portal on a free port of a machine with other settings, and waits until it listens.</summary>
    /// <param name="environment">Variables: the time zone, the language, a library to load.</param>
    public static Task<PortalProcess> StartAsync(
        string dataDirectory,
        IReadOnlyList<(string Name, string Value)> environment,
        params string[] arguments
    )
    {
        ReadySigningKey.PutInto(dataDirectory);
        return StartAsItIsAsync(dataDirectory, environment, arguments);
    }

    /// <summary>Starts a portal that makes its own key to sign PDF files, as new portals do.</summary>
    public static Task<PortalProcess> StartNewAsync(string dataDirectory, params string[] arguments) =>
        StartAsItIsAsync(dataDirectory, [], arguments);

    private static async Task<PortalProcess> StartAsItIsAsync(
        string dataDirectory,
        IReadOnlyList<(string Name, string Value)> environment,
        string[] arguments
    )
    {
        var portal = new PortalProcess(
            Launch([$"--Portal:DataDirectory={dataDirectory}", "--urls", "http://127.0.0.1:0", .. arguments], environment)
        );
        try
        {
            await portal._listening.Task.WaitAsync(Timeouts.Hang);
            return portal;
        }
        catch
        {
            // Nobody else can end a portal that did not start in time.
            await portal.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the portal on a free port without waiting for it.</summary>
    public static PortalProcess Begin(string dataDirectory) => new(Launch(dataDirectory, ["--urls", "http://127.0.0.1:0"]));

    /// <summary>Waits until the portal listens, or has ended.</summary>
    /// <returns>Whether it listens.</returns>
    public async Task<bool> IsListeningAsync()
    {
        var ended = _process.WaitForExitAsync().WaitAsync(Timeouts.Hang);
        await Task.WhenAny(_listening.Task, ended).WaitAsync(Timeouts.Hang);
        if (_listening.Task.IsCompletedSuccessfully)
        {
            return true;
        }

        await ended;
        return false;
    }

    /// <summary>Starts the portal with the name localhost, which passkeys need.</summary>
    public static Task<PortalProcess> StartByNameAsync(string dataDirectory, params string[] arguments) =>
        StartAsync(dataDirectory, ["--urls", FreeName(), .. arguments]);

    /// <summary>Returns an address with the name localhost and a free port. The portal accepts port 0 for an IP address only.</summary>
    public static string FreeName() => $"http://localhost:{FreePort.Next()}";

    /// <summary>The setup link that the portal prints when it has no administrator.</summary>
    public Task<string> SetupLinkAsync() => _setupLink.Task.WaitAsync(Timeouts.Hang);

    /// <summary>Returns the setup link in the output of a process; null when there is none.</summary>
    public static string? SetupLinkIn(string output) => SetupLinkLine().Match(output) is { Success: true } match ? match.Value : null;

    /// <summary>Starts the portal when it is expected to fail, and waits for its end.</summary>
    public static Task<(int ExitCode, string Output)> RunToExitAsync(string dataDirectory, params string[] arguments) =>
        WaitForExitAsync(Launch(dataDirectory, arguments));

    /// <summary>Runs a command of the portal.</summary>
    /// <param name="command">The words of the command, separated by spaces. Settings follow them.</param>
    public static Task<(int ExitCode, string Output)> RunCommandAsync(string dataDirectory, string command, params string[] settings) =>
        RunCommandAsync(dataDirectory, command, [], settings);

    /// <summary>Runs a command of the portal on a machine with other settings.</summary>
    /// <param name="environment">Variables: the time zone, the language.</param>
    public static Task<(int ExitCode, string Output)> RunCommandAsync(
        string dataDirectory,
        string command,
        IReadOnlyList<(string Name, string Value)> environment,
        params string[] settings
    ) => WaitForExitAsync(Launch([.. command.Split(' '), $"--Portal:DataDirectory={dataDirectory}", .. settings], environment));

    /// <summary>Asks the process to end, as an operator does, and waits until it has.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(Timeouts.Hang);
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Timeouts.Hang);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static async Task<(int ExitCode, string Output)> WaitForExitAsync(Process process)
    {
        await using var portal = new PortalProcess(process);
        portal._listening.Task.ContinueWith(task => task.Exception, TaskScheduler.Default).GetAwaiter();
        await portal._process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Timeouts.Hang * 2);
        portal._process.WaitForExit();
        return (portal._process.ExitCode, portal.Output);
    }

    private static Process Launch(string dataDirectory, string[] arguments) =>
        Launch([$"--Portal:DataDirectory={dataDirectory}", .. arguments]);

    /// <remarks>
    /// A process that lives for seconds doesn't need profile-guided optimisation, or code that is compiled a second time. That begins when
    /// a portal has compiled nothing new for two seconds, in hexadecimal milliseconds.
    /// </remarks>
    private static Process Launch(string[] arguments, IReadOnlyList<(string Name, string Value)>? environment = null)
    {
        var assembly = typeof(Web.PortalUrls).Assembly.Location;
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.WebProject,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { assembly },
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["DOTNET_TieredPGO"] = "0",
                ["DOTNET_TC_CallCountingDelayMs"] = "7D0",
            },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Ends the waits for what an ended portal can't print any more.</summary>
    private void End()
    {
        var ended = new InvalidOperationException($"The portal ended:\n{Output}");
        _listening.TrySetException(ended);
        _setupLink.TrySetException(ended);
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (ListeningLine().Match(line) is { Success: true } match)
        {
            _listening.TrySetResult(new Uri(match.Groups["address"].Value));
        }

        if (SetupLinkIn(line) is { } link)
        {
            _setupLink.TrySetResult(link);
        }
    }

    [GeneratedRegex(@"Now listening on: \W*(?<address>http://[^""\\\s]+)")]
    private static partial Regex ListeningLine();

    [GeneratedRegex(@"http://\S+/setup\?token=\S+")]
    private static partial Regex SetupLinkLine();
}
