using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Web;

/// <summary>
/// Writes the program's messages to the operator. The only way to the console. Each line stays one line, and hidden characters, which can
/// come from files and stores, are written as their numbers.
/// </summary>
internal static class PortalConsole
{
    /// <summary>Writes results to standard output.</summary>
    public static Task WriteAsync(params IEnumerable<string> lines) => WriteAsync(Console.Out, lines);

    /// <summary>Writes refusals to standard error.</summary>
    public static Task WriteErrorAsync(params IEnumerable<string> lines) => WriteAsync(Console.Error, lines);

    /// <summary>Sends everything that is printed to standard error from now on, because standard output belongs to a protocol.</summary>
    public static void KeepOutputForProtocol() => Console.SetOut(Console.Error);

    private static Task WriteAsync(TextWriter writer, IEnumerable<string> lines) =>
        writer.WriteAsync(string.Concat(lines.Select(line => $"{VisibleText.Of(line)}\n")));
}
