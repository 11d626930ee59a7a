using System.Collections.Frozen;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.CloudTerms;

/// <summary>The role of each party of a matrix. Only names decide, and nothing is guessed.</summary>
public sealed class PartyRoles
{
    /// <summary>The short name that marks the vendor among several parties.</summary>
    public const string VendorSlug = "vendor";

    /// <summary>The short name of a public cloud, which is never the vendor.</summary>
    public const string CloudProviderSlug = "cloud-provider";

    private readonly FrozenDictionary<string, CloudRoles> _roles;

    private PartyRoles(Matrix matrix, string vendor) =>
        _roles = matrix.Parties.ToFrozenDictionary(
            party => party.Slug,
            party =>
                party.Slug == Party.ReaderSlug ? CloudRoles.Customer
                : party.Slug == vendor ? CloudRoles.Vendor
                : CloudRoles.ThirdParty,
            StringComparer.Ordinal
        );

    /// <summary>
    /// Returns the roles. The customer has the short name <c>customer</c>. The vendor has <c>vendor</c>, or is the only party besides the
    /// customer and <c>cloud-provider</c>. All others are third parties.
    /// </summary>
    /// <param name="problem">Why the roles can't be known, and what to do, in sentences.</param>
    /// <returns>Null when they can't be known.</returns>
    public static PartyRoles? Of(Matrix matrix, out string? problem)
    {
        problem = null;
        if (matrix.ReadersParty is null)
        {
            problem =
                $"This format needs to know which party is the customer. Give that party the short name “{Party.ReaderSlug}”.";
            return null;
        }

        var others = matrix
            .Parties.Where(party => party.Slug is not (Party.ReaderSlug or CloudProviderSlug))
            .Select(party => party.Slug)
            .ToList();
        if ((others.Contains(VendorSlug) ? VendorSlug : others is [var only] ? only : null) is not { } vendor)
        {
            problem =
                "This format needs to know which party is the vendor, and which are its suppliers. Give the vendor the short name "
                + $"“{VendorSlug}”, or a public cloud the short name “{CloudProviderSlug}”.";
            return null;
        }

        return new PartyRoles(matrix, vendor);
    }

    public CloudRoles Of(string party) => _roles[party];

    /// <summary>Returns the roles of the parties that are accountable or contribute.</summary>
    public CloudRoles Of(Assignment? cell)
    {
        var roles = CloudRoles.None;
        foreach (var party in (cell?.AccountableParties ?? []).Concat(cell?.Contributing ?? []))
        {
            roles |= _roles[party];
        }

        return roles;
    }
}
