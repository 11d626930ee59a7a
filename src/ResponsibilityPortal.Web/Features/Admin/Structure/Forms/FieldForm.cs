namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>A group of fields that are filled in together.</summary>
public class FieldForm(IReadOnlyList<FormField> fields)
{
    private readonly Dictionary<string, string> _opened = fields.ToDictionary(
        field => field.Name,
        field => field.Said,
        StringComparer.Ordinal
    );

    public IReadOnlyList<FormField> Fields => fields;

    /// <summary>Finds input that can be saved but is probably a mistake; null if there is none.</summary>
    public Func<string?> Check { get; init; } = () => null;

    /// <summary>The warning that the editor should see before the current input is saved.</summary>
    public string? Warning => Check();

    /// <summary>Whether a field differs from its value when the form was opened.</summary>
    public bool IsChanged => fields.Any(one => one.Said != OpenedAs(one.Name));

    /// <summary>Returns the value of a field when the form was opened; null if there is no such field.</summary>
    private protected string? OpenedAs(string name) => _opened.GetValueOrDefault(name);
}
