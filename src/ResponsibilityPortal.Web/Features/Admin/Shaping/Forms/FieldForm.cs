namespace ResponsibilityPortal.Web.Features.Admin.Shaping.Forms;

/// <summary>Fields that are filled in together.</summary>
public class FieldForm(IReadOnlyList<FormField> fields)
{
    private readonly Dictionary<string, string> _opened = fields.ToDictionary(field => field.Name, field => field.Said, StringComparer.Ordinal);

    public IReadOnlyList<FormField> Fields => fields;

    /// <summary>Finds something that can be saved and is probably a mistake; null for nothing.</summary>
    public Func<string?> Check { get; init; } = () => null;

    /// <summary>What the editor should know before saving what is typed now.</summary>
    public string? Warning => Check();

    /// <summary>Whether a field says something else than when the form was opened.</summary>
    public bool IsChanged => fields.Any(one => one.Said != OpenedAs(one.Name));

    /// <summary>What a field said when the form was opened; null when there is no such field.</summary>
    private protected string? OpenedAs(string name) => _opened.GetValueOrDefault(name);
}
