namespace ResponsibilityPortal.Benchmarks.Matrices;

/// <summary>A size that budgets are stated for.</summary>
/// <param name="Name">As design documents call it.</param>
internal sealed record MatrixSize(string Name, int Responsibilities)
{
    /// <summary>A small matrix of one's own; as CSA CCM v4; as NIST SP 800-53.</summary>
    public static IReadOnlyList<MatrixSize> All { get; } = [new("S", 50), new("M", 197), new("L", 1_200)];

    public string Slug => $"generated-{Name.ToLowerInvariant()}";

    public static MatrixSize? Find(string name) => All.FirstOrDefault(size => size.Name == name);
}
