using ResponsibilityPortal.Domain.Drafting.Shaping;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Shaping.Forms;

/// <summary>What is being typed about an element, and the edit that comes of it.</summary>
/// <param name="build">Makes the edit out of what the fields say.</param>
/// <param name="reopen">The same form over the matrix as it is now; null when what it is about is gone.</param>
public sealed class ElementForm(IReadOnlyList<FormField> fields, Func<ElementForm, ShapeEdit> build, Func<Matrix, ElementForm?>? reopen = null)
{
    private readonly Dictionary<string, string> _opened = fields.ToDictionary(field => field.Name, field => field.Said, StringComparer.Ordinal);

    public IReadOnlyList<FormField> Fields => fields;

    /// <summary>What the button says that carries the edit out.</summary>
    public string SaveLabel { get; init; } = "Save";

    /// <summary>Finds something that can be saved and is probably a mistake; null for nothing.</summary>
    public Func<ElementForm, string?> Check { get; init; } = _ => null;

    /// <summary>What the editor should know before saving what is typed now.</summary>
    public string? Warning => Check(this);

    /// <summary>Whether a field says something else than when the form was opened.</summary>
    public bool IsChanged => fields.Any(one => one.Said != _opened[one.Name]);

    public ShapeEdit Build() => build(this);

    public T Field<T>(string name)
        where T : FormField => fields.OfType<T>().First(field => field.Name == name);

    public string Text(string name) => Field<TextField>(name).Text;

    public string? OptionalText(string name) => Field<TextField>(name).OptionalText;

    public ValueList<string> Lines(string name) => Field<TextField>(name).Lines;

    public DateOnly? Date(string name) => Field<DateField>(name).Value;

    public string Choice(string name) => Field<ChoiceField>(name).Value;

    /// <summary>The same wish over the matrix as it is now, with what was typed kept.</summary>
    /// <param name="theirs">What others have made of the fields since the form was opened, in words.</param>
    /// <returns>Null when what the form is about is gone.</returns>
    public ElementForm? Over(Matrix current, out ValueList<string> theirs)
    {
        theirs = [];
        if (reopen?.Invoke(current) is not { } now)
        {
            return null;
        }

        theirs = now.Fields
            .Where(field => _opened.TryGetValue(field.Name, out var opened) && opened != field.Said)
            .Select(field => $"{field.Label}: {(field.Said.Length == 0 ? "nothing" : $"“{field.Said}”")}")
            .ToValueList();
        foreach (var field in now.Fields)
        {
            // What nobody typed into this form is theirs to say.
            if (fields.FirstOrDefault(mine => mine.Name == field.Name && mine.Said != _opened[mine.Name]) is { } mine)
            {
                field.Take(mine);
            }
        }

        return now;
    }
}
