namespace ResponsibilityPortal.Benchmarks.Matrices;

/// <summary>A size that has budgets.</summary>
/// <param name="Name">The name in design documents.</param>
internal sealed record MatrixSize(string Name, int Responsibilities)
{
    /// <summary>Sizes of: a small matrix, CSA CCM v4, NIST SP 800-53.</summary>
    public static IReadOnlyList<MatrixSize> All { get; } = [new("S", 50), new("M", 197), new("L", 1_200)];

    public string Slug => $"generated-{Name.ToLowerInvariant()}";

    public static MatrixSize? Find(string name) => All.FirstOrDefault(size => size.Name == name);
}
