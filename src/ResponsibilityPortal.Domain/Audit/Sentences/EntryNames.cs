using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Sentences;

/// <summary>The names of things that the log identifies by slugs and IDs.</summary>
/// <param name="MatrixOf">Returns the current state of a matrix by slug; null when it no longer exists.</param>
/// <param name="UserOf">Returns the name of a user by identifier, or null.</param>
public sealed record EntryNames(Func<string, Matrix?> MatrixOf, Func<string, string?> UserOf)
{
    /// <summary>No names other than those in the log.</summary>
    public static EntryNames None { get; } = new(_ => null, _ => null);

    /// <summary>
    /// Other states of a matrix, the latest first. They are searched for an element that <see cref="MatrixOf"/> no longer has.
    /// </summary>
    public Func<string, IEnumerable<Matrix>> OthersOf { get; init; } = _ => [];

    public string Matrix(string slug) => MatrixOf(slug)?.Title ?? slug;

    /// <summary>Returns the title of a row, in quotes.</summary>
    public string Row(string matrix, string slug) =>
        $"\u201C{Find(matrix, state => state.Responsibilities.FirstOrDefault(row => row.Slug == slug)?.Title) ?? slug}\u201D";

    /// <summary>Returns what a matrix calls its columns.</summary>
    public ColumnKind ColumnsOf(string matrix) => MatrixOf(matrix)?.ColumnKind ?? ColumnKind.Default;

    public string Model(string matrix, string slug) =>
        Find(matrix, state => state.HostingModels.FirstOrDefault(model => model.Slug == slug)?.Name) ?? slug;

    public string Party(string matrix, string slug) =>
        Find(matrix, state => state.Parties.FirstOrDefault(party => party.Slug == slug)?.Name) ?? slug;

    public string User(string id) => UserOf(id) ?? $"the user {id}";

    private string? Find(string matrix, Func<Matrix, string?> nameIn) =>
        (MatrixOf(matrix) is { } current ? nameIn(current) : null)
        ?? OthersOf(matrix).Select(nameIn).FirstOrDefault(name => name is not null);
}
