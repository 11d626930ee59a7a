using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping.Forms;

/// <summary>A field for text.</summary>
public sealed class TextField(string name, string label, string? value, int? maxLength = null) : FormField(name, label)
{
    public string Value { get; set; } = value ?? "";

    /// <summary>At most this many characters; null when the field holds a list whose entries have limits of their own.</summary>
    public int? MaxLength => maxLength;

    /// <summary>How many lines are seen at once; 1 for a field that takes no line breaks.</summary>
    public int Rows { get; init; } = 1;

    public override string Said => Value.Trim();

    /// <summary>The text without white space around it, as the format wants it; empty when nothing was typed.</summary>
    public string Text => Value.ReplaceLineEndings("\n").Trim();

    /// <summary>The text; null when nothing was typed.</summary>
    public string? OptionalText => Text is { Length: > 0 } text ? text : null;

    /// <summary>The lines that are not blank.</summary>
    public ValueList<string> Lines => [.. Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The entries between commas, semicolons or line breaks, each once whatever its case.</summary>
    public ValueList<string> Entries => Text
        .Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .ToValueList();

    /// <summary>Whether the field has another value than it was opened with.</summary>
    public bool IsChanged => Value != (value ?? "");

    public override void Take(FormField other) => Value = ((TextField)other).Value;
}
