namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>The key of a cell in a matrix: the slugs of its row and its column.</summary>
public readonly record struct CellKey(string Responsibility, string HostingModel)
{
    public override string ToString() => $"{Responsibility} in {HostingModel}";
}
