using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Cli;

// Console output of portals belongs to the test that started them, and is shown when that test fails.
[assembly: CaptureConsole]

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// Captures what is printed to the console, which the whole process shares. Each execution flow captures its own output, so tests can do so
/// at the same time.
/// </summary>
internal static class ConsoleUse
{
    private static readonly AsyncLocal<TextWriter?> Own = new();
    private static readonly Lock Installing = new();
    private static bool _isInstalled;

    /// <summary>Runs a command of the portal in this process, and returns its output on both streams.</summary>
    public static Task<(int Code, string Said)> RunAsync(params string[] arguments) =>
        CaptureAsync(() => PortalCommandLine.RunAsync([.. arguments, .. StoreOfRun.ArgumentsFor(arguments)]));

    /// <summary>Returns the result of some work, and what it printed on both streams.</summary>
    public static async Task<(int Code, string Said)> CaptureAsync(Func<Task<int>> work)
    {
        Install();
        await using var words = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        Own.Value = TextWriter.Synchronized(words);
        return (await work(), words.ToString());
    }

    private static void Install()
    {
        lock (Installing)
        {
            if (!_isInstalled)
            {
                Console.SetOut(new FlowWriter(Console.Out));
                Console.SetError(new FlowWriter(Console.Error));
                _isInstalled = true;
            }
        }
    }

    /// <summary>Writes to the capture of the execution flow, or to the console where nothing is captured.</summary>
    private sealed class FlowWriter(TextWriter console) : TextWriter
    {
        public override System.Text.Encoding Encoding => console.Encoding;

        private TextWriter Current => Own.Value ?? console;

        public override void Write(char value) => Current.Write(value);

        public override void Write(string? value) => Current.Write(value);

        public override void Flush() => Current.Flush();
    }
}
