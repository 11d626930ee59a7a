using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>A field for text.</summary>
public sealed class TextField(string name, string label, string? value, int? maxLength = null) : FormField(name, label)
{
    public string Value { get; set; } = value ?? "";

    /// <summary>The maximum number of characters; null if the field contains a list whose entries have their own limits.</summary>
    public int? MaxLength => maxLength;

    /// <summary>The number of visible lines; 1 for a field without line breaks.</summary>
    public int Rows { get; init; } = 1;

    public override string Said => Value.Trim();

    /// <summary>The text without leading and trailing white space, as the format requires; empty if nothing was typed.</summary>
    public string Text => Value.ReplaceLineEndings("\n").Trim();

    /// <summary>The text; null if nothing was typed.</summary>
    public string? OptionalText => Text is { Length: > 0 } text ? text : null;

    /// <summary>The lines that are not blank.</summary>
    public ValueList<string> Lines => [.. Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The entries between commas, semicolons or line breaks. Entries that differ only in case are listed once.</summary>
    public ValueList<string> Entries =>
        Text.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToValueList();

    /// <summary>Whether the value differs from the one when the field was opened.</summary>
    public bool IsChanged => Value != (value ?? "");

    public override void Take(FormField other) => Value = ((TextField)other).Value;
}
