using System.Globalization;
using System.Reflection;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Tests.Formats;

/// <summary>Versions to export: the built-in matrix, and generated ones of any size.</summary>
internal static class ExportSamples
{
    private static readonly DateTimeOffset InForce = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly string[] Names =
    [
        "Cloud provider",
        "Vendor",
        "Customer",
        "Reseller",
        "Auditor",
        "Integrator",
        "Carrier",
        "Regulator",
    ];

    public static Matrix BuiltIn { get; } = ReadBuiltIn();

    public static PublishedMatrix Published(Matrix matrix, int number = 1)
    {
        var content = MatrixWriter.Write(matrix);
        var version = new MatrixVersion
        {
            Matrix = matrix.Slug,
            Number = number,
            ContentHash = Sha256Hash.Of(content),
            PreviousVersionHash = null,
            PublishedAt = InForce,
            InForceFrom = InForce,
            PublishedBy = Actor.Import,
            ApprovedBy = null,
            Message = "Imported",
        };
        return new PublishedMatrix(version, matrix, content);
    }

    /// <summary>Makes a matrix without randomness: the position of each cell decides its accountable party.</summary>
    /// <param name="nameOf">Returns each name, from the kind of element, its position and the most characters.</param>
    public static Matrix Made(int parties, int models, int domains, Func<string, int, int, string>? nameOf = null)
    {
        nameOf ??= (kind, position, _) =>
            kind == "party" ? Names[position] : string.Create(CultureInfo.InvariantCulture, $"{kind} {position + 1}");
        var owners = Enumerable
            .Range(0, parties)
            .Select(position => new Party(
                $"party-{Letter(position)}",
                Letter(position).ToUpperInvariant(),
                nameOf("party", position, Party.NameMaxLength)
            ))
            .ToValueList();
        var columns = Enumerable
            .Range(0, models)
            .Select(position => new HostingModel
            {
                Slug = $"model-{Letter(position)}",
                Name = nameOf("model", position, HostingModel.NameMaxLength),
                Label = nameOf("label", position, HostingModel.LabelMaxLength),
                Parties = owners.Select(party => party.Slug).Skip(position % 2 == 1 && parties > 2 ? 1 : 0).ToValueList(),
            })
            .ToValueList();
        return BuiltIn with
        {
            Slug = "made",
            Title = nameOf("title", 0, Matrix.TitleMaxLength),
            Issuer = nameOf("issuer", 0, Matrix.IssuerMaxLength),
            Parties = owners,
            HostingModels = columns,
            Deployments = [],
            Statements = [],
            Domains = Enumerable
                .Range(0, domains)
                .Select(domain => new ControlDomain(
                    string.Create(CultureInfo.InvariantCulture, $"domain-{domain}"),
                    nameOf("domain", domain, ControlDomain.NameMaxLength),
                    Enumerable.Range(0, 1 + (domain * 7 % 11)).Select(row => Row(domain, row, columns)).ToValueList()
                ))
                .ToValueList(),
        };
    }

    /// <summary>Returns the built-in matrix, extended to many rows with its own texts.</summary>
    public static Matrix Grown(int rows)
    {
        var originals = BuiltIn.Responsibilities.ToList();
        var domains = BuiltIn.Domains.Count;
        return BuiltIn with
        {
            Statements = [],
            Domains = BuiltIn
                .Domains.Select(
                    (domain, position) =>
                        domain with
                        {
                            Responsibilities = Enumerable
                                .Range(0, rows)
                                .Where(row => row % domains == position)
                                .Select(row =>
                                    originals[row % originals.Count] with
                                    {
                                        Slug = string.Create(
                                            CultureInfo.InvariantCulture,
                                            $"{originals[row % originals.Count].Slug}-{row}"
                                        ),
                                        Related = [],
                                    }
                                )
                                .ToValueList(),
                        }
                )
                .ToValueList(),
        };
    }

    private static Responsibility Row(int domain, int row, ValueList<HostingModel> columns) =>
        new()
        {
            Slug = string.Create(CultureInfo.InvariantCulture, $"row-{domain}-{row}"),
            Title = "A duty",
            Assignments = columns
                .Select(
                    (column, position) =>
                        new Assignment(column.Slug)
                        {
                            Accountable = column.Parties[(domain + (row * row) + position) % column.Parties.Count],
                        }
                )
                .ToValueList(),
        };

    private static string Letter(int position) => ((char)('a' + position)).ToString();

    private static Matrix ReadBuiltIn()
    {
        using var resource = Assembly.Load("ResponsibilityPortal.Web").GetManifestResourceStream("built-in.json")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return Assert.IsType<MatrixReadOutcome.Accepted>(MatrixReader.Read(bytes.ToArray())).Matrix;
    }
}
