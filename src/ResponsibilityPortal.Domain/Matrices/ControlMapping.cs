namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>Identifiers of related controls in one framework. They help readers to find rows and claim nothing.</summary>
public sealed record ControlMapping(string Framework, ValueList<string> Identifiers)
{
    public const int IdentifierMaxLength = 40;
    public const int IdentifiersMaxCount = 100;
}
