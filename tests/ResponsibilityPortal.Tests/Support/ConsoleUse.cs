using ResponsibilityPortal.Web.Cli;

// What portals say on the console belongs to the test that started them, and is shown when that test fails.
[assembly: CaptureConsole]

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Tests that listen to the console, which the whole process shares, take turns.</summary>
[CollectionDefinition(Name)]
public sealed class ConsoleUse
{
    public const string Name = "console";

    /// <summary>Runs a command of the portal in this process and gives back what it said, on both streams.</summary>
    internal static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        await using var said = new OwnWords(output);
        Console.SetOut(said);
        Console.SetError(said);
        try
        {
            var code = await PortalCommandLine.RunAsync(arguments);
            return (code, said.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>Keeps what is written in the flow that made it. Portals of other tests speak at the same time; their words go on to the console.</summary>
    private sealed class OwnWords : TextWriter
    {
        private readonly AsyncLocal<bool> _isOwn = new() { Value = true };
        private readonly StringWriter _own = new(System.Globalization.CultureInfo.InvariantCulture);
        private readonly TextWriter _others;

        public OwnWords(TextWriter others) => _others = others;

        public override System.Text.Encoding Encoding => _own.Encoding;

        public override void Write(char value) => (_isOwn.Value ? _own : _others).Write(value);

        public override void Write(string? value) => (_isOwn.Value ? _own : _others).Write(value);

        public override string ToString() => _own.ToString();
    }
}
