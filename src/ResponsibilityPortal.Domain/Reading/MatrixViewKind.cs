namespace ResponsibilityPortal.Domain.Reading;

/// <summary>The values of <c>view</c>: the forms in which one selection is shown.</summary>
public static class MatrixViewKind
{
    public const string Table = "table";

    public const string Overview = "overview";

    public const string Checklist = "checklist";

    public static bool IsKnown(string view) => view is Table or Overview or Checklist;
}
