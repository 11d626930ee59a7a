using ResponsibilityPortal.Web.Commands;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Tests that listen to the console, which the whole process shares, take turns.</summary>
[CollectionDefinition(Name)]
public sealed class ConsoleUse
{
    public const string Name = "console";

    /// <summary>Runs a command of the portal in this process and gives back what it said, on both streams.</summary>
    internal static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        await using var text = new StringWriter();
        var both = TextWriter.Synchronized(text);
        var (output, error) = (Console.Out, Console.Error);
        Console.SetOut(both);
        Console.SetError(both);
        try
        {
            var code = await PortalCommandLine.RunAsync(arguments);
            return (code, text.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
