namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>Which cell of a matrix: the slugs of its row and of its column.</summary>
public readonly record struct CellKey(string Responsibility, string HostingModel)
{
    public override string ToString() => $"{Responsibility} in {HostingModel}";
}
