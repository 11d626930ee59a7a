using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Web;

/// <summary>
/// Writes what the program says to whoever stands at the machine: the only way to the console. Each line stays one line, and hidden
/// characters in it, which can come from files and stores, show as their numbers.
/// </summary>
internal static class PortalConsole
{
    /// <summary>Writes answers to standard output.</summary>
    public static Task WriteAsync(params IEnumerable<string> lines) => WriteAsync(Console.Out, lines);

    /// <summary>Writes refusals to standard error.</summary>
    public static Task WriteErrorAsync(params IEnumerable<string> lines) => WriteAsync(Console.Error, lines);

    private static Task WriteAsync(TextWriter writer, IEnumerable<string> lines) =>
        writer.WriteAsync(string.Concat(lines.Select(line => $"{VisibleText.Of(line)}\n")));
}
