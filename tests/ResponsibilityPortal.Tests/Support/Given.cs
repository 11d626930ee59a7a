using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Small test content: three rows, three hosting models, three parties.</summary>
internal static class Given
{
    public const string Provider = "provider";
    public const string Vendor = "vendor";

    public static Actor Ada { get; } = new("user:ada", "Ada Approver");

    public static Change Change(Guid? operationId = null) => new(Ada, operationId ?? Guid.CreateVersion7(), "because");

    /// <summary>Rows sign-in, keys and backup. The deployment "hosted" combines SaaS and PaaS, which differ in keys only.</summary>
    public static Matrix Matrix(string slug = "sample") =>
        new()
        {
            Slug = slug,
            Title = $"The {slug} matrix",
            Issuer = "Somebody",
            Standing = Standing.Example,
            Summary = "Who does what.",
            Contact = "Ask Somebody.",
            Parties =
            [
                new Party(Provider, "P", "Provider"),
                new Party(Vendor, "V", "Vendor"),
                new Party(Party.ReaderSlug, "C", "Customer"),
            ],
            HostingModels = [Model("saas", "SaaS"), Model("paas", "PaaS"), Model("iaas", "IaaS")],
            Deployments = [new Deployment("hosted", "Hosted", ["saas", "paas"])],
            Frameworks = [new Framework("demo", "Demo framework", "1")],
            Domains =
            [
                new ControlDomain(
                    "access",
                    "Access",
                    [
                        Row(
                            "sign-in",
                            "Set up sign-in",
                            Cell("saas", Party.ReaderSlug, Vendor),
                            Cell("paas", Party.ReaderSlug, Vendor),
                            Cell("iaas", Party.ReaderSlug)
                        ) with
                        {
                            Keywords = ["MFA"],
                            Controls = [new ControlMapping("demo", ["D-2", "D-10"])],
                        },
                        Row(
                            "keys",
                            "Keep keys",
                            Cell("saas", Vendor),
                            Cell("paas", Party.ReaderSlug, Vendor),
                            Cell("iaas", Party.ReaderSlug)
                        ),
                    ]
                ),
                new ControlDomain(
                    "data",
                    "Data",
                    [Row("backup", "Make backups", Cell("saas", Vendor), Cell("paas", Vendor), Cell("iaas", Party.ReaderSlug, Provider))]
                ),
            ],
        };

    /// <summary>Returns the matrix with a change applied to each row. A null result removes the row.</summary>
    public static Matrix Changing(this Matrix matrix, Func<Responsibility, Responsibility?> change) =>
        matrix with
        {
            Domains = matrix
                .Domains.Select(domain =>
                    domain with
                    {
                        Responsibilities = domain.Responsibilities.Select(change).OfType<Responsibility>().ToValueList(),
                    }
                )
                .ToValueList(),
        };

    /// <summary>Returns the matrix with another accountable party in one cell. Null leaves a gap.</summary>
    public static Matrix Moving(this Matrix matrix, string row, string model, string? to) =>
        matrix.Changing(responsibility =>
            responsibility.Slug != row
                ? responsibility
                : responsibility with
                {
                    Assignments = responsibility
                        .Assignments.Select(cell => cell.HostingModel == model ? new Assignment(model) { Accountable = to } : cell)
                        .ToValueList(),
                }
        );

    /// <summary>Returns the matrix with one cell whose accountability parties share.</summary>
    public static Matrix Sharing(this Matrix matrix, string row, string model, params string[] parties) =>
        matrix.Changing(responsibility =>
            responsibility.Slug != row
                ? responsibility
                : responsibility with
                {
                    Assignments = responsibility
                        .Assignments.Select(cell =>
                            cell.HostingModel == model ? new Assignment(model) { JointlyAccountable = parties.ToValueList() } : cell
                        )
                        .ToValueList(),
                }
        ) with
        {
            AllowsJointAccountability = true,
        };

    /// <summary>Returns the matrix with one more column, in which one party is accountable for everything.</summary>
    public static Matrix WithColumn(this Matrix matrix, string slug, string name, string accountable) =>
        matrix.Changing(row => row with { Assignments = [.. row.Assignments, new Assignment(slug) { Accountable = accountable }] }) with
        {
            HostingModels = [.. matrix.HostingModels, Model(slug, name)],
        };

    public static Matrix Without(this Matrix matrix, string row) =>
        matrix.Changing(responsibility => responsibility.Slug == row ? null : responsibility);

    private static HostingModel Model(string slug, string name) =>
        new()
        {
            Slug = slug,
            Name = name,
            Parties = [Provider, Vendor, Party.ReaderSlug],
        };

    private static Responsibility Row(string slug, string title, params ReadOnlySpan<Assignment> cells) =>
        new()
        {
            Slug = slug,
            Title = title,
            Assignments = ValueList.Create(cells),
        };

    private static Assignment Cell(string model, string accountable, params ReadOnlySpan<string> contributing) =>
        new(model) { Accountable = accountable, Contributing = ValueList.Create(contributing) };
}
