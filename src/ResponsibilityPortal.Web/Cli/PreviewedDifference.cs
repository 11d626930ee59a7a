namespace ResponsibilityPortal.Web.Cli;

/// <param name="Before">Null for nothing.</param>
/// <param name="After">Null for nothing.</param>
internal sealed record PreviewedDifference(string What, string? Before, string? After)
{
    /// <summary>"note of Customer: nothing -> Sets it up", on one line.</summary>
    public override string ToString() => $"{What}: {Shown(Before)} -> {Shown(After)}";

    private static string Shown(string? text) => text?.ReplaceLineEndings(" ") ?? "nothing";
}
