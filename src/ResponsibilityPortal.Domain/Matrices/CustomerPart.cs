namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>
/// How the customer does its part of a cell. FedRAMP's control implementation summary tells the two apart
/// ("Configured by Customer", "Provided by Customer"), as OSCAL's <c>control-origination</c> does.
/// </summary>
public enum CustomerPart
{
    /// <summary>Sets a feature that another party supplies.</summary>
    Configures,

    /// <summary>Brings its own means.</summary>
    Provides,
}
