export { openTeam, roles, type Edition, type Role, type Team, type TeamOptions } from './open-team.ts';
