using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Benchmarks.Matrices;

/// <summary>
/// A matrix of a given size from the texts of the built-in matrix, always the same for the same size. Each title, description and note is a
/// real one with the words of a second one in it. So texts don't repeat, and they compress like prose.
/// </summary>
internal static class GeneratedMatrix
{
    private const int Seed = 20_261_123;
    private const int RowsPerDomain = 30;

    public static byte[] Document(MatrixSize size) => MatrixWriter.Write(Generate(size));

    public static Matrix Generate(MatrixSize size)
    {
        var builtIn = BuiltIn();
        var random = new Random(Seed);
        var rows = builtIn.Responsibilities.ToList();
        var responsibilities = Enumerable.Range(0, size.Responsibilities).Select(Row).ToList();
        return builtIn with
        {
            Slug = size.Slug,
            Title = $"Generated matrix of {size.Responsibilities} rows",
            Standing = Standing.Example,
            Statements = [],
            Domains = responsibilities
                .Chunk(RowsPerDomain)
                .Select(
                    (chunk, index) =>
                        new ControlDomain(
                            $"domain-{index + 1}",
                            $"{builtIn.Domains[index % builtIn.Domains.Count].Name} {index + 1}",
                            chunk.ToValueList()
                        )
                )
                .ToValueList(),
        };

        Responsibility Row(int number)
        {
            var (first, second) = (rows[random.Next(rows.Count)], rows[random.Next(rows.Count)]);
            return first with
            {
                Slug = $"row-{number + 1}-{first.Slug}"[..Math.Min(Slug.MaxLength, $"row-{number + 1}-{first.Slug}".Length)].TrimEnd('-'),
                Title = Blend(first.Title, second.Title),
                Description = Blend(first.Description ?? "", second.Description ?? ""),
                Related = [],
                Assignments = first
                    .Assignments.Select(cell =>
                        cell with
                        {
                            Notes = cell
                                .Notes.Select(note =>
                                    note with
                                    {
                                        Text = second.In(cell.HostingModel)?.Notes is { Count: > 0 } others
                                            ? Blend(note.Text, others[random.Next(others.Count)].Text)
                                            : note.Text,
                                    }
                                )
                                .ToValueList(),
                        }
                    )
                    .ToValueList(),
            };
        }

        string Blend(string text, string other)
        {
            var words = text.Split(' ');
            var others = other.Split(' ');
            for (var index = 0; index < words.Length; index++)
            {
                if (random.Next(3) == 0)
                {
                    words[index] = others[random.Next(others.Length)];
                }
            }

            return string.Join(' ', words).Trim();
        }
    }

    private static Matrix BuiltIn()
    {
        using var resource = typeof(Web.PortalUrls).Assembly.GetManifestResourceStream("built-in.json")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return ((MatrixReadOutcome.Accepted)MatrixReader.Read(bytes.ToArray())).Matrix;
    }
}
