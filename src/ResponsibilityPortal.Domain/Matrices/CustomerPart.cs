namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>
/// How the customer does its part of a cell. FedRAMP's control implementation summary distinguishes "Configured by Customer" and "Provided
/// by Customer", as OSCAL's <c>control-origination</c> does.
/// </summary>
public enum CustomerPart
{
    /// <summary>Configures a feature that another party supplies.</summary>
    Configures,

    /// <summary>Provides its own means.</summary>
    Provides,
}
