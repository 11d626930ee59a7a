using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>An edit of a matrix, except of single cells. The set is closed; each edit produces a new matrix.</summary>
public abstract partial record StructureEdit
{
    private StructureEdit() { }

    /// <summary>The removals that the editor confirmed. An edit that removes anything else is refused.</summary>
    public RemovalPreview Accepted { get; init; } = RemovalPreview.Nothing;

    /// <summary>Whether the editor must confirm removals. An editor who replaces everything has seen the difference.</summary>
    private protected virtual bool RequiresConfirmation => true;

    /// <summary>Whether the edit restores stored content. Stored texts are not checked again.</summary>
    private protected virtual bool RestoresStored => false;

    /// <summary>Tries the edit on a matrix.</summary>
    /// <param name="matrix">A matrix in canonical order that follows the rules of the format.</param>
    /// <param name="published">The latest version; null before the first.</param>
    public StructureResult On(Matrix matrix, Matrix? published)
    {
        var result = Make(matrix, published);
        if (result is not StructureResult.Applied applied)
        {
            return result;
        }

        if (MatrixCheck.Read(applied.Matrix, out var problems) is not { } checkedMatrix)
        {
            return new StructureResult.Invalid(problems);
        }

        if (checkedMatrix == matrix)
        {
            return new StructureResult.Unchanged();
        }

        if (!RestoresStored && MatrixCheck.ProblemsOfTexts(checkedMatrix, before: matrix) is { Count: > 0 } unfit)
        {
            return new StructureResult.Invalid(unfit);
        }

        var preview = RequiresConfirmation ? RemovalPreview.Between(matrix, checkedMatrix) : RemovalPreview.Nothing;
        return RequiresConfirmation && preview != Accepted
            ? new StructureResult.Unconfirmed(preview)
            : applied with
            {
                Matrix = checkedMatrix,
            };
    }

    private protected abstract StructureResult Make(Matrix matrix, Matrix? published);

    private static StructureResult.Invalid Refuse(string sentence) => new([new StructureProblem("", sentence)]);

    /// <summary>Returns the address of an element in a patch.</summary>
    /// <param name="set">The list; null for a row.</param>
    private static string AddressOf(ElementSet? set, string slug) => $"{set?.Name ?? MatrixElements.Row}/{slug}";

    private static string Quoted(string name) => $"“{name}”";

    private static StructureResult.Invalid Taken(string slug, string noun) =>
        Refuse($"The short name '{slug}' belongs to another {noun}. Choose a different one.");

    /// <summary>Changes the texts of the matrix.</summary>
    /// <param name="Seen">The texts that the editor saw.</param>
    public sealed record PutTexts(MatrixTexts Texts, MatrixTexts Seen) : StructureEdit
    {
        private protected override StructureResult Make(Matrix matrix, Matrix? published) =>
            MatrixTexts.Of(matrix) is var current && current != Seen && current != Texts
                ? new StructureResult.Stale("the texts of the matrix") { Address = MatrixElements.Texts }
                : new StructureResult.Applied(Texts.On(matrix), new StructureChange.TextsChanged());
    }

    /// <summary>Adds an element to its list, or changes its own properties.</summary>
    /// <param name="Seen">The element that the editor saw; null to add one.</param>
    public sealed record Put<T>(ElementSetOf<T> Set, T Element, T? Seen) : StructureEdit
        where T : class
    {
        private protected override StructureResult Make(Matrix matrix, Matrix? published)
        {
            var (slug, title) = (Set.SlugOf(Element), Set.TitleOf(Element));
            var current = Set.Find(matrix, slug);
            if (Seen is null)
            {
                return current is null
                    ? new StructureResult.Applied(Set.Add(matrix, Element), new StructureChange.Added(NamedElement.Of(Set, slug, title)))
                    : Taken(slug, Set.NounIn(matrix));
            }

            if (current is null || (!current.Equals(Set.Own(Seen)) && !current.Equals(Set.Own(Element))))
            {
                return new StructureResult.Stale($"the {Set.NounIn(matrix)} {Quoted(Set.TitleOf(Seen))}")
                {
                    Address = AddressOf(Set, slug),
                };
            }

            var changed = Set.Replace(matrix, Element);

            // A party that is no longer present in a hosting model has no part in it.
            return new StructureResult.Applied(
                Element is HostingModel model && IsKnown(matrix, model.Parties) ? changed.WithoutDangling() : changed,
                new StructureChange.Changed(NamedElement.Of(Set, slug, title))
            );
        }

        private static bool IsKnown(Matrix matrix, ValueList<string> parties) =>
            parties.All(slug => matrix.Parties.Any(party => party.Slug == slug));
    }

    /// <summary>Adds a hosting model with the cells of another one.</summary>
    /// <param name="From">The slug of the model whose cells are copied.</param>
    public sealed record CopyModel(HostingModel Model, string From) : StructureEdit
    {
        private protected override StructureResult Make(Matrix matrix, Matrix? published)
        {
            if (ElementSets.HostingModels.Find(matrix, From) is not { } original)
            {
                return new StructureResult.Stale($"the {matrix.ColumnKind.Singular} to copy")
                {
                    Address = AddressOf(ElementSets.HostingModels, From),
                };
            }

            if (ElementSets.HostingModels.Find(matrix, Model.Slug) is not null)
            {
                return Taken(Model.Slug, matrix.ColumnKind.Singular);
            }

            var copied = ElementSets.HostingModels.Add(matrix, Model);
            return new StructureResult.Applied(
                copied with
                {
                    Domains = copied
                        .Domains.Select(domain => domain with { Responsibilities = domain.Responsibilities.Select(WithCopy).ToValueList() })
                        .ToValueList(),
                },
                new StructureChange.Copied(
                    NamedElement.Of(ElementSets.HostingModels, Model.Slug, Model.Name),
                    NamedElement.Of(ElementSets.HostingModels, From, original.Name)
                )
            );
        }

        private Responsibility WithCopy(Responsibility row) =>
            row.In(From) is { } cell
                ? row with
                {
                    Assignments = [.. row.Assignments, (cell with { HostingModel = Model.Slug }).WithPartiesOf(Model.Parties)],
                }
                : row;
    }

    /// <summary>Moves an element in its list.</summary>
    /// <param name="Before">The slug of the next element; null for the end of the list.</param>
    public sealed record Move(ElementSet Set, string Slug, string? Before) : StructureEdit
    {
        private protected override StructureResult Make(Matrix matrix, Matrix? published) =>
            Set.TitleOf(matrix, Slug) is not { } title
                ? new StructureResult.Stale($"the {Set.NounIn(matrix)} '{Slug}'") { Address = AddressOf(Set, Slug) }
            : Before == Slug ? new StructureResult.Unchanged()
            : Before is null
                ? new StructureResult.Applied(
                    Set.Move(matrix, Slug, null),
                    new StructureChange.Moved(NamedElement.Of(Set, Slug, title), null)
                )
            : Set.TitleOf(matrix, Before) is not { } other
                ? new StructureResult.Stale($"the {Set.NounIn(matrix)} '{Before}'") { Address = AddressOf(Set, Before) }
            : new StructureResult.Applied(
                Set.Move(matrix, Slug, Before),
                new StructureChange.Moved(NamedElement.Of(Set, Slug, title), NamedElement.Of(Set, Before, other))
            );
    }

    /// <summary>Removes an element and what refers to it.</summary>
    public sealed record Remove(ElementSet Set, string Slug) : StructureEdit
    {
        private protected override StructureResult Make(Matrix matrix, Matrix? published) =>
            Set.TitleOf(matrix, Slug) is { } title
                ? new StructureResult.Applied(
                    Set.Remove(matrix, Slug).WithoutDangling(),
                    new StructureChange.Removed(NamedElement.Of(Set, Slug, title))
                )
                : new StructureResult.Stale($"the {Set.NounIn(matrix)} '{Slug}'") { Address = AddressOf(Set, Slug) };
    }

    /// <summary>Adds a domain with its first row. A domain needs at least one row.</summary>
    public sealed record AddDomain(ControlDomain Domain, Responsibility FirstRow) : StructureEdit
    {
        private protected override StructureResult Make(Matrix matrix, Matrix? published) =>
            ElementSets.Domains.Find(matrix, Domain.Slug) is not null ? Taken(Domain.Slug, "domain")
            : matrix.Responsibilities.Any(row => row.Slug == FirstRow.Slug) ? Taken(FirstRow.Slug, "row")
            : new StructureResult.Applied(
                ElementSets.Domains.Add(matrix, Domain with { Responsibilities = [FirstRow with { Assignments = [] }] }),
                new StructureChange.Added(
                    NamedElement.Of(ElementSets.Domains, Domain.Slug, Domain.Name),
                    NamedElement.Of(null, FirstRow.Slug, FirstRow.Title)
                )
            );
    }

    /// <summary>Adds a row at the end of a domain, or changes a row's own properties. Its cells stay as they are.</summary>
    /// <param name="Seen">The row that the editor saw; null to add one.</param>
    /// <param name="Domain">The slug of a new row's domain.</param>
    public sealed record PutRow(Responsibility Row, Responsibility? Seen, string Domain) : StructureEdit
    {
        private protected override StructureResult Make(Matrix matrix, Matrix? published)
        {
            var current = matrix.Responsibilities.FirstOrDefault(row => row.Slug == Row.Slug);
            if (Seen is null)
            {
                return current is not null ? Taken(Row.Slug, "row")
                    : ElementSets.Domains.Find(matrix, Domain) is not { } domain
                        ? new StructureResult.Stale($"the domain '{Domain}'") { Address = AddressOf(ElementSets.Domains, Domain) }
                    : new StructureResult.Applied(
                        WithRows(matrix, group => group.Slug == Domain ? [.. group.Responsibilities, Own(Row)] : group.Responsibilities),
                        new StructureChange.Added(
                            NamedElement.Of(null, Row.Slug, Row.Title),
                            NamedElement.Of(ElementSets.Domains, domain.Slug, domain.Name)
                        )
                    );
            }

            if (current is null || (Own(current) != Own(Seen) && Own(current) != Own(Row)))
            {
                return new StructureResult.Stale($"the row {Quoted(Seen.Title)}") { Address = AddressOf(null, Row.Slug) };
            }

            return new StructureResult.Applied(
                WithRows(
                    matrix,
                    group =>
                        group
                            .Responsibilities.Select(row => row.Slug == Row.Slug ? Row with { Assignments = row.Assignments } : row)
                            .ToValueList()
                ),
                new StructureChange.Changed(NamedElement.Of(null, Row.Slug, Row.Title))
            );
        }

        private static Responsibility Own(Responsibility row) => row with { Assignments = [] };
    }

    /// <summary>Moves a row within its domain or to another one.</summary>
    /// <param name="Domain">The slug of the row's new domain.</param>
    /// <param name="Before">The slug of the next row in that domain; null for its end.</param>
    public sealed record MoveRow(string Row, string Domain, string? Before) : StructureEdit
    {
        private protected override StructureResult Make(Matrix matrix, Matrix? published)
        {
            var row = matrix.Responsibilities.FirstOrDefault(candidate => candidate.Slug == Row);
            var domain = matrix.Domains.FirstOrDefault(candidate => candidate.Slug == Domain);
            var before = domain?.Responsibilities.FirstOrDefault(candidate => candidate.Slug == Before);
            if (row is null || domain is null || (Before is not null && before is null))
            {
                return row is null ? new StructureResult.Stale($"the row '{Row}'") { Address = AddressOf(null, Row) }
                    : domain is null
                        ? new StructureResult.Stale($"the domain '{Domain}'") { Address = AddressOf(ElementSets.Domains, Domain) }
                    : new StructureResult.Stale($"the row '{Before}'") { Address = AddressOf(null, Before!) };
            }

            if (Before == Row)
            {
                return new StructureResult.Unchanged();
            }

            var isAtHome = domain.Responsibilities.Contains(row);
            if (
                !isAtHome
                && matrix.Domains.First(candidate => candidate.Responsibilities.Any(other => other.Slug == Row))
                    is { Responsibilities.Count: 1 } left
            )
            {
                return Refuse(
                    $"{Quoted(row.Title)} is the last row of the domain {Quoted(left.Name)}, and a domain needs one. Add another row "
                        + "there first."
                );
            }

            return new StructureResult.Applied(
                WithRows(
                    matrix,
                    group =>
                    {
                        var others = group.Responsibilities.Where(other => other.Slug != Row).ToList();
                        if (group.Slug == Domain)
                        {
                            others.Insert(before is null ? others.Count : others.IndexOf(before), row);
                        }

                        return others.Count == group.Responsibilities.Count && group.Slug != Domain
                            ? group.Responsibilities
                            : others.ToValueList();
                    }
                ),
                new StructureChange.Moved(
                    NamedElement.Of(null, row.Slug, row.Title),
                    before is null ? null : NamedElement.Of(null, before.Slug, before.Title),
                    isAtHome ? null : NamedElement.Of(ElementSets.Domains, domain.Slug, domain.Name)
                )
            );
        }
    }

    /// <summary>Removes a row, its cells and the references to it. A published row is retired: earlier versions keep it.</summary>
    public sealed record RemoveRow(string Row) : StructureEdit
    {
        private protected override StructureResult Make(Matrix matrix, Matrix? published)
        {
            if (matrix.Domains.FirstOrDefault(domain => domain.Responsibilities.Any(row => row.Slug == Row)) is not { } home)
            {
                return new StructureResult.Stale($"the row '{Row}'") { Address = AddressOf(null, Row) };
            }

            var title = home.Responsibilities.First(row => row.Slug == Row).Title;
            if (home.Responsibilities.Count == 1)
            {
                return Refuse(
                    $"{Quoted(title)} is the last row of the domain {Quoted(home.Name)}, and a domain needs one. Remove the domain "
                        + "instead, or add another row first."
                );
            }

            var isPublished = published?.Responsibilities.Any(row => row.Slug == Row) == true;
            return new StructureResult.Applied(
                WithRows(matrix, group => group.Responsibilities.Where(row => row.Slug != Row).ToValueList()).WithoutDangling(),
                new StructureChange.Removed(NamedElement.Of(null, Row, title), isPublished)
            );
        }
    }

    /// <summary>Restores an element that the latest version has and the draft does not, with its cells and the references to it.</summary>
    /// <param name="Set">The list; null for a row.</param>
    public sealed record Restore(ElementSet? Set, string Slug) : StructureEdit
    {
        private protected override bool RestoresStored => true;

        private protected override StructureResult Make(Matrix matrix, Matrix? published)
        {
            var noun = Set?.NounIn(matrix) ?? "row";
            var retired = Set is null ? RetiredElements.Rows(matrix, published) : RetiredElements.Of(Set, matrix, published);
            if (retired.Where(item => item.Slug == Slug).Select(item => item.Title).FirstOrDefault() is not { } title)
            {
                return new StructureResult.Stale($"the {noun} '{Slug}'") { Address = AddressOf(Set, Slug) };
            }

            var restored = Set is null
                ? RetiredElements.WithRow(matrix, published!, Slug)
                : RetiredElements.With(Set, matrix, published!, Slug);
            return restored is null
                ? Refuse(
                    $"All rows of the domain {Quoted(title)} are in other domains now, and a domain needs a row. Add a new domain instead."
                )
                : new StructureResult.Applied(restored, new StructureChange.Restored(NamedElement.Of(Set, Slug, title)));
        }
    }

    /// <summary>Replaces the complete content: with a file, or with the built-in matrix of a newer release.</summary>
    /// <param name="SeenHash">SHA-256 of the canonical bytes of the draft that the editor saw.</param>
    public sealed record Replace(Matrix Content, string SeenHash, ContentSource Source) : StructureEdit
    {
        private protected override bool RequiresConfirmation => false;

        private protected override StructureResult Make(Matrix matrix, Matrix? published) =>
            Content.Slug != matrix.Slug ? Refuse($"The content belongs to the matrix '{Content.Slug}', not to '{matrix.Slug}'.")
            : Content.InCanonicalOrder() is var content && content != matrix && Sha256Hash.Of(MatrixWriter.Write(matrix)) != SeenHash
                ? new StructureResult.Stale("the draft")
            : new StructureResult.Applied(content, new StructureChange.Replaced(Source));
    }

    /// <summary>Undoes an earlier edit, unless later edits depend on it.</summary>
    /// <param name="Patch">The changes of that edit.</param>
    /// <param name="Edit">The edit.</param>
    /// <param name="Turn">Whether that was itself an undo or redo.</param>
    public sealed record Undo(DraftPatch Patch, StructureChange Edit, EditDirection Turn) : StructureEdit
    {
        private protected override bool RequiresConfirmation => false;

        private protected override bool RestoresStored => true;

        private protected override StructureResult Make(Matrix matrix, Matrix? published) =>
            Patch.Inverse.Apply(matrix) switch
            {
                PatchOutcome.Applied(var earlier) => new StructureResult.Applied(
                    earlier,
                    Edit,
                    Turn == EditDirection.Undone ? EditDirection.Redone : EditDirection.Undone
                ),
                PatchOutcome.Outdated(var addresses) => new StructureResult.Stale(string.Join(", ", addresses)) { Address = addresses[0] },
                PatchOutcome.Invalid(var problems) => new StructureResult.Invalid(
                    problems.Select(problem => MatrixPlace.InWords(matrix, problem)).ToValueList()
                ),
                _ => new StructureResult.Unchanged(),
            };
    }

    private static Matrix WithRows(Matrix matrix, Func<ControlDomain, ValueList<Responsibility>> rows) =>
        matrix with
        {
            Domains = matrix.Domains.Select(domain => domain with { Responsibilities = rows(domain) }).ToValueList(),
        };
}
