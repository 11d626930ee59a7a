namespace ResponsibilityPortal.Formats.CloudTerms;

/// <summary>Who does work, in the terms of cloud questionnaires. A set, because parties share.</summary>
[Flags]
public enum CloudRoles
{
    None = 0,

    /// <summary>The party that offers the product: CSA's cloud service provider (CSP), FedRAMP's service provider.</summary>
    Vendor = 1,

    /// <summary>CSA's cloud service customer (CSC).</summary>
    Customer = 2,

    /// <summary>Any other party, such as a public cloud below the product.</summary>
    ThirdParty = 4,
}
