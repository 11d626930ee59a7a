namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>What happened to words between two texts.</summary>
public enum WordChange
{
    Same,
    Removed,
    Added,
}
