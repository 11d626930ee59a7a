using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.CloudTerms;

/// <summary>
/// How the closed lists of other programs say who does work. This is the only table of it: CAIQ's ownership, the marks of FedRAMP's control
/// implementation summary, and what FedRAMP's customer responsibility matrix says can be inherited.
/// </summary>
/// <param name="Roles">Who does work.</param>
/// <param name="Ownership">CAIQ v4.0.x, "SSRM Control Ownership"; null for blank.</param>
/// <param name="Origination">The marks; none for blank. See <see cref="OriginationOf"/> for a customer alone.</param>
/// <param name="CanBeInherited">FedRAMP, "Can Be Inherited from CSP"; null for blank.</param>
public sealed record SharedTerms(CloudRoles Roles, string? Ownership, ValueList<Origination> Origination, string? CanBeInherited)
{
    public const string Yes = "Yes";
    public const string Partial = "Partial";
    public const string No = "No";

    private const string SharedWithCustomer = "Shared CSP and CSC";

    /// <summary>One entry for each set of roles.</summary>
    public static ValueList<SharedTerms> All { get; } =
    [
        new(CloudRoles.None, null, [], null),
        new(CloudRoles.Vendor, "CSP-owned", [CloudTerms.Origination.SystemSpecific], Yes),
        new(CloudRoles.ThirdParty, "3rd-party outsourced", [CloudTerms.Origination.Inherited], Yes),
        new(CloudRoles.Customer, "CSC-owned", [CloudTerms.Origination.ProvidedByCustomer], No),
        new(
            CloudRoles.Vendor | CloudRoles.ThirdParty,
            "Shared CSP and 3rd-party",
            [CloudTerms.Origination.SystemSpecific, CloudTerms.Origination.Inherited],
            Yes
        ),
        new(CloudRoles.Vendor | CloudRoles.Customer, SharedWithCustomer, [CloudTerms.Origination.Shared], Partial),
        new(
            CloudRoles.ThirdParty | CloudRoles.Customer,
            SharedWithCustomer,
            [CloudTerms.Origination.Shared, CloudTerms.Origination.Inherited],
            Partial
        ),
        new(
            CloudRoles.Vendor | CloudRoles.ThirdParty | CloudRoles.Customer,
            SharedWithCustomer,
            [CloudTerms.Origination.Shared, CloudTerms.Origination.Inherited],
            Partial
        ),
    ];

    /// <summary>Whether the ownership of CAIQ names the third party, if there is one.</summary>
    public bool NamesThirdParty => !Roles.HasFlag(CloudRoles.ThirdParty) || !Roles.HasFlag(CloudRoles.Customer);

    public static SharedTerms Of(CloudRoles roles) => All.First(terms => terms.Roles == roles);

    /// <summary>Returns the marks. A customer alone configures or provides, as its cells say; "provides" where they don't.</summary>
    public IEnumerable<Origination> OriginationOf(IEnumerable<CustomerPart?> parts) =>
        Roles == CloudRoles.Customer
            ? parts
                .Select(part =>
                    part == CustomerPart.Configures
                        ? CloudTerms.Origination.ConfiguredByCustomer
                        : CloudTerms.Origination.ProvidedByCustomer
                )
                .Distinct()
                .OrderBy(origination => CloudTerms.Origination.All.ToList().IndexOf(origination))
            : Origination;
}
