using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

/// <summary>The input for an element, and the edit that results from it.</summary>
/// <param name="build">Creates the edit from the values of the fields.</param>
/// <param name="reopen">Creates the same form for the current matrix; null if the element no longer exists.</param>
public sealed class ElementForm(IReadOnlyList<FormField> fields, Func<StructureEdit> build, Func<Matrix, ElementForm?>? reopen = null)
    : FieldForm(fields)
{
    /// <summary>The label of the button that applies the edit.</summary>
    public string SaveLabel { get; init; } = "Save";

    public StructureEdit Build() => build();

    /// <summary>Creates the same form for the current matrix and keeps the input.</summary>
    /// <param name="theirs">The values that other editors have changed since the form was opened, in words.</param>
    /// <returns>Null if the element no longer exists.</returns>
    public ElementForm? Over(Matrix current, out ValueList<string> theirs)
    {
        theirs = [];
        if (reopen?.Invoke(current) is not { } now)
        {
            return null;
        }

        theirs = now
            .Fields.Where(field => OpenedAs(field.Name) is { } opened && opened != field.Said)
            .Select(field => $"{field.Label}: {(field.Said.Length == 0 ? "nothing" : $"“{field.Said}”")}")
            .ToValueList();
        foreach (var field in now.Fields)
        {
            // Fields that were not edited in this form take the other editor's value.
            if (Fields.FirstOrDefault(mine => mine.Name == field.Name && mine.Said != OpenedAs(mine.Name)) is { } mine)
            {
                field.Take(mine);
            }
        }

        return now;
    }
}
