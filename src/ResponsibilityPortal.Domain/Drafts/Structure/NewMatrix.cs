using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>What somebody says about a matrix that is to begin empty.</summary>
/// <param name="Domain">Name of its first domain.</param>
/// <param name="Row">Title of its first row; a matrix without any cannot be.</param>
public sealed record NewMatrix(string Slug, string Title, string Issuer, Standing Standing, string Summary, string Domain, string Row)
{
    private const string Provider = "cloud-provider";
    private const string Vendor = "vendor";

    /// <summary>The matrix to begin with: provider, vendor and customer, from SaaS to on-premises, and one row that nobody has assessed.</summary>
    public Matrix ToMatrix() => new()
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
                SlugProposal.From(Domain, "domain", []), Domain, [new Responsibility { Slug = SlugProposal.From(Row, "row", []), Title = Row }]),
        ],
    };

    /// <summary>The vendor's own letter, unless another party has it.</summary>
    private static string LetterOf(string issuer) =>
        issuer.Select(char.ToUpperInvariant).FirstOrDefault() is var letter && letter is >= 'A' and <= 'Z' and not 'P' and not 'C' ? letter.ToString() : "V";

    private static HostingModel Model(string slug, string name, params ReadOnlySpan<string> parties) =>
        new() { Slug = slug, Name = name, Parties = ValueList.Create(parties) };
}
