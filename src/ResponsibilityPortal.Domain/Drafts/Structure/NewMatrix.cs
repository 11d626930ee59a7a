using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>The request for a new, empty matrix.</summary>
/// <param name="Domain">The name of its first domain.</param>
/// <param name="Row">The title of its first row. A matrix needs at least one.</param>
public sealed record NewMatrix(string Slug, string Title, string Issuer, Standing Standing, string Summary, string Domain, string Row)
{
    private const string Provider = "cloud-provider";
    private const string Vendor = "vendor";

    /// <summary>
    /// Returns the initial matrix: provider, vendor and customer, from SaaS to on-premises, and one row that is not yet assessed.
    /// </summary>
    public Matrix ToMatrix() =>
        new()
        {
            Slug = Slug,
            Title = Title,
            Issuer = Issuer,
            Standing = Standing,
            Summary = Summary,
            Parties =
            [
                new Party(Provider, "P", "Cloud provider"),
                new Party(Vendor, LetterOf(Issuer), Issuer.Length <= Party.NameMaxLength && Issuer.Length > 0 ? Issuer : "Vendor"),
                new Party(Party.ReaderSlug, "C", "Customer"),
            ],
            HostingModels =
            [
                Model("saas", "SaaS", Provider, Vendor, Party.ReaderSlug),
                Model("paas", "PaaS", Provider, Vendor, Party.ReaderSlug),
                Model("iaas", "IaaS", Provider, Vendor, Party.ReaderSlug),
                Model("on-premises", "On-premises", Vendor, Party.ReaderSlug),
            ],
            Domains =
            [
                new ControlDomain(
                    SlugProposal.From(Domain, "domain", []),
                    Domain,
                    [new Responsibility { Slug = SlugProposal.From(Row, "row", []), Title = Row }]
                ),
            ],
        };

    /// <summary>Returns the vendor's own letter, unless another party has it.</summary>
    private static string LetterOf(string issuer) =>
        issuer.Select(char.ToUpperInvariant).FirstOrDefault() is var letter && letter is >= 'A' and <= 'Z' and not 'P' and not 'C'
            ? letter.ToString()
            : "V";

    private static HostingModel Model(string slug, string name, params ReadOnlySpan<string> parties) =>
        new()
        {
            Slug = slug,
            Name = name,
            Parties = ValueList.Create(parties),
        };
}
