using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping.Forms;

/// <summary>What is being typed about an element, and the edit that comes of it.</summary>
/// <param name="build">Makes the edit out of what the fields say.</param>
/// <param name="reopen">The same form over the matrix as it is now; null when what it is about is gone.</param>
public sealed class ElementForm(IReadOnlyList<FormField> fields, Func<ShapeEdit> build, Func<Matrix, ElementForm?>? reopen = null) : FieldForm(fields)
{
    /// <summary>What the button says that carries the edit out.</summary>
    public string SaveLabel { get; init; } = "Save";

    public ShapeEdit Build() => build();

    /// <summary>The same edit over the matrix as it is now, with what was typed kept.</summary>
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
            .Where(field => OpenedAs(field.Name) is { } opened && opened != field.Said)
            .Select(field => $"{field.Label}: {(field.Said.Length == 0 ? "nothing" : $"“{field.Said}”")}")
            .ToValueList();
        foreach (var field in now.Fields)
        {
            // What nobody typed into this form is theirs to say.
            if (Fields.FirstOrDefault(mine => mine.Name == field.Name && mine.Said != OpenedAs(mine.Name)) is { } mine)
            {
                field.Take(mine);
            }
        }

        return now;
    }
}
