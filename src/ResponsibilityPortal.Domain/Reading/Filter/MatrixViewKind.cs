using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>The values of <c>view</c>: the forms in which one selection is shown.</summary>
public static class MatrixViewKind
{
    public const string Table = "table";

    public const string Overview = "overview";

    public const string Checklist = "checklist";

    public static ValueList<string> All { get; } = [Table, Overview, Checklist];
}
