using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.CloudTerms;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.CloudTerms;

public sealed class SharedTermsTests
{
    private const CloudRoles Vendor = CloudRoles.Vendor;
    private const CloudRoles Customer = CloudRoles.Customer;
    private const CloudRoles Third = CloudRoles.ThirdParty;
    internal const string SharedWithCustomer = "Shared CSP and CSC";

    /// <summary>The terms of the other programs, written out: roles, ownership, marks by their columns, inheritance.</summary>
    public static TheoryData<CloudRoles, string?, string, string?> Terms =>
        new()
        {
            { CloudRoles.None, null, "", null },
            { Vendor, "CSP-owned", "H", "Yes" },
            { Third, "3rd-party outsourced", "M", "Yes" },
            { Customer, "CSC-owned", "K", "No" },
            { Vendor | Third, "Shared CSP and 3rd-party", "HM", "Yes" },
            { Vendor | Customer, SharedWithCustomer, "L", "Partial" },
            { Third | Customer, SharedWithCustomer, "LM", "Partial" },
            { Vendor | Third | Customer, SharedWithCustomer, "LM", "Partial" },
        };

    [Theory]
    [MemberData(nameof(Terms))]
    public void Of_Roles_AreTheTermsOfTheOtherPrograms(CloudRoles roles, string? ownership, string marks, string? inheritance)
    {
        var terms = SharedTerms.Of(roles);

        Assert.Equal(
            (ownership, marks, inheritance),
            (terms.Ownership, string.Concat(terms.Origination.Select(ColumnOf)), terms.CanBeInherited)
        );
    }

    [Fact]
    public void All_HasEverySetOfRolesOnce() =>
        Assert.Equal(Enumerable.Range(0, 8).Select(set => (CloudRoles)set), SharedTerms.All.Select(terms => terms.Roles).Order());

    /// <summary>The counts of the 276 cells of the built-in matrix.</summary>
    [Fact]
    public void BuiltIn_HasTheKnownCellsForEachSetOfRoles()
    {
        var roles = PartyRoles.Of(ExportSamples.BuiltIn, out _)!;
        var counts = ExportSamples
            .BuiltIn.Responsibilities.SelectMany(row => row.Assignments)
            .CountBy(roles.Of)
            .ToDictionary(count => count.Key, count => count.Value);

        Assert.Equal(
            new Dictionary<CloudRoles, int>
            {
                [Vendor] = 12,
                [Customer] = 41,
                [Vendor | Third] = 30,
                [Vendor | Customer] = 119,
                [Third | Customer] = 16,
                [Vendor | Third | Customer] = 58,
            },
            counts
        );
    }

    [Theory]
    [InlineData("J", CustomerPart.Configures)]
    [InlineData("K", CustomerPart.Provides)]
    [InlineData("K", null)]
    public void OriginationOf_CustomerAlone_FollowsItsPart(string column, CustomerPart? part) =>
        Assert.Equal(column, string.Concat(SharedTerms.Of(Customer).OriginationOf([part]).Select(ColumnOf)));

    [Fact]
    public void OriginationOf_CustomerThatConfiguresAndProvides_HasBothMarks() =>
        Assert.Equal(
            "JK",
            string.Concat(SharedTerms.Of(Customer).OriginationOf([CustomerPart.Provides, CustomerPart.Configures]).Select(ColumnOf))
        );

    [Fact]
    public void Origination_Labels_AreThoseOfTheWorkbook() =>
        Assert.Equal(
            [
                "Service Provider Corporate",
                "Service Provider System Specific",
                "Service Provider Hybrid (Corporate and System Specific)",
                "Configured by Customer (Customer System Specific)",
                "Provided by Customer (Customer System Specific)",
                "Shared (Service Provider and Customer Responsibility)",
                "Inherited from Pre-Existing  Authorization",
            ],
            Origination.All.Select(column => column.Label)
        );

    [Theory]
    [InlineData("customer", "acme", null, "acme")]
    [InlineData("customer", "acme", "cloud-provider", "acme")]
    [InlineData("provider", "vendor", "customer", "vendor")]
    [InlineData("customer", "acme", "globex", null)]
    [InlineData("client", "vendor", "provider", null)]
    [InlineData("customer", "cloud-provider", null, null)]
    public void PartyRoles_AreKnownByNamesOrRefused(string first, string second, string? third, string? vendor)
    {
        var parties = new[] { first, second, third }.OfType<string>().ToList();
        var matrix = Given.Matrix() with { Parties = parties.Select((slug, index) => new Party(slug, $"{index}", slug)).ToValueList() };
        var roles = PartyRoles.Of(matrix, out var problem);

        Assert.Equal(vendor is null, problem is not null);
        Assert.Equal(vendor, parties.Find(party => roles?.Of(party) == CloudRoles.Vendor));
        if (roles is not null)
        {
            Assert.Equal(CloudRoles.Customer, roles.Of("customer"));
            Assert.Equal(parties.Count - 2, parties.Count(party => roles.Of(party) == CloudRoles.ThirdParty));
        }
    }

    [Fact]
    public void PartyRoles_OfAJointCell_AreShared()
    {
        var roles = PartyRoles.Of(Given.Matrix(), out _)!;

        Assert.Equal(
            Vendor | Customer,
            roles.Of(new Assignment("saas") { JointlyAccountable = [Given.Vendor, Party.ReaderSlug] })
        );
        Assert.Equal(CloudRoles.None, roles.Of(new Assignment("saas") { NotApplicable = "No keys." }));
    }

    private static char ColumnOf(Origination origination) => (char)('G' + Origination.All.ToList().IndexOf(origination));
}
