namespace ResponsibilityPortal.Web.Published;

/// <summary>What a rendered page depends on. When any of it changes, the page is another one.</summary>
/// <param name="Matrix">Slug.</param>
/// <param name="Versions">How many versions are published, and how often announced ones were moved or withdrawn; lists and "superseded" notes depend on it.</param>
/// <param name="Checkpoints">How many of them stand under a checkpoint of the log, which their pages show.</param>
/// <param name="InForce">Number of the version in force.</param>
/// <param name="Route">The pattern of the address. The address itself has many spellings (case, a slash at the end), the page only one.</param>
/// <param name="Pinned">Number of the version that the address names; 0 when it names none.</param>
/// <param name="Part">The row, the file format or the versions to compare that the address names, or null.</param>
/// <param name="Filter">The filter as a query, in its one form.</param>
public readonly record struct PageKey(string Matrix, int Versions, int Checkpoints, int InForce, string Route, int Pinned, string? Part, string Filter)
{
    /// <summary>What a key takes in memory beside its texts: itself, the entry it names, and their places in the tables.</summary>
    private const int BesideTextsBytes = 600;

    public bool IsFiltered => Filter.Length > 0;

    /// <summary>Whether it names a page that everybody opens, and not one of its many parts.</summary>
    public bool IsWhole => !IsFiltered && Part is null;

    /// <summary>Bytes held in memory, about. The name of the route is shared.</summary>
    public int Size => BesideTextsBytes + (sizeof(char) * (Matrix.Length + (Part?.Length ?? 0) + Filter.Length));
}
